#!/usr/bin/env dotnet
#:property PublishAot=false

// Builds and tests the solution: dotnet run test.cs [-- options of dotnet test, such as --filter Golden]
//
// Some packages are not on every package source. Which ones this machine can restore must be known before MSBuild
// evaluates the projects, so this program finds out first and records it in artifacts/OptionalPackages.props, which
// Directory.Build.props imports. Its last line is the count over all test projects.

using System.Diagnostics;
using System.Xml.Linq;

OptionalPackage[] optionalPackages =
[
    new("Verify.Xunit", Property: "UseVerify", Instead: "the snapshot tests run on the project's own comparer"),
    new("ILGPU.Algorithms", Property: "UseIlgpu", Instead: "the GPU projects are left out"),
];

var root = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var artifacts = Directory.CreateDirectory(Path.Combine(root, "artifacts")).FullName;

WriteChoices([.. optionalPackages.Where(CanRestore)]);
if (Dotnet("build", "GraphGen.sln", "--configuration", "Release", "--nologo", "--verbosity", "quiet") != 0)
{
    Console.Error.WriteLine("The solution does not build; no test has run.");
    return Report(passed: 0, failed: 1, skipped: 0);
}

return RunTests();

// A package restores when a project that only refers to it does, in the version of Directory.Packages.props.
bool CanRestore(OptionalPackage package)
{
    var folder = Directory.CreateDirectory(Path.Combine(artifacts, "probe", package.Name)).FullName;
    File.WriteAllText(Path.Combine(folder, "Probe.csproj"),
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
          <ItemGroup><PackageReference Include="{package.Name}" /></ItemGroup>
        </Project>
        """);
    var (exitCode, output) = Capture(TimeSpan.FromMinutes(2), "restore", Path.Combine(folder, "Probe.csproj"), "--verbosity", "quiet");
    if (exitCode == 0) return true;
    var reason = output.Split('\n').FirstOrDefault(line => line.Contains("error ", StringComparison.Ordinal));
    reason = reason is null ? "it did not restore in time" : reason[(reason.IndexOf("error ", StringComparison.Ordinal) + 6)..].Trim();
    Console.WriteLine($"Left out: {package.Name}, so {package.Instead} ({reason}).");
    return false;
}

void WriteChoices(OptionalPackage[] present)
{
    var properties = optionalPackages.Select(package => new XElement(
        package.Property, new XAttribute("Condition", $"'$({package.Property})' == ''"), present.Contains(package) ? "true" : "false"));
    var text = new XElement("Project", new XElement("PropertyGroup", properties)).ToString() + "\n";
    var file = Path.Combine(artifacts, "OptionalPackages.props");
    if (!File.Exists(file) || File.ReadAllText(file) != text) File.WriteAllText(file, text);
}

int RunTests()
{
    var results = Path.Combine(artifacts, "test-results");
    if (Directory.Exists(results)) Directory.Delete(results, recursive: true);
    var exitCode = Dotnet(
        ["test", "GraphGen.sln", "--configuration", "Release", "--no-build", "--nologo", "--logger", "trx",
         "--results-directory", results, .. args]);

    var outcomes = (Directory.Exists(results) ? Directory.EnumerateFiles(results, "*.trx") : [])
        .SelectMany(file => XDocument.Load(file).Descendants())
        .Where(element => element.Name.LocalName == "UnitTestResult")
        .CountBy(element => (string?)element.Attribute("outcome") ?? "")
        .ToDictionary();
    var passed = outcomes.GetValueOrDefault("Passed");
    var skipped = outcomes.GetValueOrDefault("NotExecuted");
    var failed = outcomes.Values.Sum() - passed - skipped;
    if (exitCode != 0 && failed == 0)
    {
        Console.Error.WriteLine($"The test run ended with exit code {exitCode} without naming a failed test.");
        failed = 1;
    }

    return Report(passed, failed, skipped);
}

int Report(int passed, int failed, int skipped)
{
    Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
    return failed == 0 && passed > 0 ? 0 : 1;
}

int Dotnet(params IEnumerable<string> arguments)
{
    using var process = Start(arguments, capture: false);
    process.WaitForExit();
    return process.ExitCode;
}

(int ExitCode, string Output) Capture(TimeSpan limit, params IEnumerable<string> arguments)
{
    using var process = Start(arguments, capture: true);
    var output = process.StandardOutput.ReadToEndAsync();
    if (!process.WaitForExit(limit))
    {
        process.Kill(entireProcessTree: true);
        return (1, "");
    }

    return (process.ExitCode, output.Result);
}

// No child waits for input, and none leaves a build node behind that would keep a pipe open.
Process Start(IEnumerable<string> arguments, bool capture)
{
    var start = new ProcessStartInfo("dotnet", arguments)
    {
        WorkingDirectory = root,
        RedirectStandardInput = true,
        RedirectStandardOutput = capture,
    };
    start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
    start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
    start.Environment["DOTNET_NOLOGO"] = "1";
    start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
    var process = Process.Start(start)!;
    process.StandardInput.Close();
    return process;
}

/// <summary>A package that the tests can do without.</summary>
/// <param name="Name">Its name on a package source.</param>
/// <param name="Property">The MSBuild property that says whether the projects use it.</param>
/// <param name="Instead">What happens without it, for the line that says so.</param>
sealed record OptionalPackage(string Name, string Property, string Instead);
