using System.Globalization;
using System.Text;
using GraphGen.Runtime.Tests.Files;

namespace GraphGen.Runtime.Tests.Data;

public class CsvTableTests
{
    [Fact]
    public void ColumnsAreChosenByName()
    {
        var table = CsvTable.Parse("a,b,c\n1,2.5,-3\n4,5e-1, 6 \n");
        Assert.Equal(["a", "b", "c"], table.Names);
        Assert.Equal(2, table.RowCount);
        Assert.Equal([-3f, 1, 6, 4], table.Numbers<float>("c", "a"));
        Assert.Equal([2.5, 0.5], table.Numbers<double>("b"));
        Assert.Equal(["-3", "6"], table.Text("c"));
    }

    // RFC 4180, section 2: line breaks, a missing one at the end, quotes, separators and line breaks within quotes.
    [Theory]
    [InlineData("a,b\r\naaa,bbb\r\n", "aaa", "bbb")]
    [InlineData("a,b\r\naaa,bbb", "aaa", "bbb")]
    [InlineData("a,b\n\"aaa\",\"bbb\"\n", "aaa", "bbb")]
    [InlineData("a,b\n\"a\nb\",\"b,\r\nb\"\n", "a\nb", "b,\r\nb")]
    [InlineData("a,b\n\"a\"\"a\",\"\"\"\"\n", "a\"a", "\"")]
    [InlineData("a,b\n\"\",x", "", "x")]
    [InlineData("a,b\n \" a \" ,\tb\t\n", " a ", "b")]
    [InlineData("a,b\ra,b\r", "a", "b")]
    public void FieldsAsThePublishedFormatHasThem(string text, string a, string b)
    {
        var table = CsvTable.Parse(text);
        Assert.Equal([a], table.Text("a"));
        Assert.Equal([b], table.Text("b"));
    }

    [Fact]
    public void OptionsChangeTheFormat()
    {
        Assert.Equal([1.5f, 2], CsvTable.Parse("1.5;2\n", new() { Separator = ';', HasHeader = false }).Numbers<float>("0", "1"));
        Assert.Equal(["", "x"], CsvTable.Parse("a\tb\n\tx\n", new() { Separator = '\t' }) is var tabs ? [tabs.Text("a")[0], tabs.Text("b")[0]] : []);
        Assert.Equal([" x"], CsvTable.Parse("a\n x\n", new() { Trim = false }).Text("a"));
    }

    [Fact]
    public void BlankLinesAreNoRowsUnlessARowOfOneColumnFollows()
    {
        Assert.Equal(2, CsvTable.Parse("a,b\n1,2\n\n3,4\n\n").RowCount);
        Assert.Equal(["1", "", "", "2"], CsvTable.Parse("a\n1\n\n \n2\n").Text("a"));
        Assert.Equal(["1", "2"], CsvTable.Parse("a\n1\n2\n\n").Text("a"));
        Assert.Equal(["1", "2"], CsvTable.Parse("a\r\n1\r\n2\r\n\r\n\r\n").Text("a"));
        Assert.Equal(["1", "2", ""], CsvTable.Parse("a\n1\n2\n\"\"\n").Text("a"));
        Assert.Equal(["", "1"], CsvTable.Parse("\n1\n\n", new() { HasHeader = false }).Text("0"));
        Assert.Equal(["2"], CsvTable.Parse("\n\na,b\n\n1,2\n").Text("b"));
        Assert.Equal(0, CsvTable.Parse("\n\n", new() { HasHeader = false }).RowCount);
        Expect.Throws<InvalidDataException>(() => CsvTable.Parse("\n\n"), "empty", "header");
        Expect.Throws<InvalidDataException>(() => CsvTable.Parse("a\n1\n\n2\n").Numbers<float>("a"), "line 3", "missing");
    }

    [Fact]
    public void WhatStructuresATextSeparatesNoFields()
    {
        Expect.Throws<ArgumentException>(() => _ = new CsvOptions { Separator = '"' }, "double quote");
        Expect.Throws<ArgumentException>(() => _ = new CsvOptions { Separator = '\r' }, "line break");
        Expect.Throws<ArgumentException>(() => _ = new CsvOptions { Separator = '\n' }, "line break");
    }

    [Theory]
    [InlineData("1e400", "too large for a Double")]
    [InlineData("-1e309", "too large for a Double")]
    [InlineData("Infinity", "no finite number")]
    [InlineData("-infinity", "no finite number")]
    [InlineData("+NaN", "no finite number")]
    [InlineData("NAN", "no finite number")]
    public void NumbersAreFinite(string text, string message)
    {
        var table = CsvTable.Parse($"a,b\n1,2\n3,{text}\n");
        foreach (var missing in Enum.GetValues<MissingValues>())
            Expect.Throws<InvalidDataException>(
                () => table.Numbers<double>(missing, "b"), "line 3", "column 2 ('b')", $"'{text}'", message);
        Expect.Throws<InvalidDataException>(() => table.Means("b"), "line 3");
    }

    [Fact]
    public void TheTypeDecidesWhichNumbersAreTooLarge()
    {
        var table = CsvTable.Parse("a\n1e39\n1e-400\n-3.4e38\n");
        Assert.Equal([1e39, 0, -3.4e38], table.Numbers<double>("a"));
        Expect.Throws<InvalidDataException>(() => table.Numbers<float>("a"), "line 2", "'1e39' is too large for a Single");
        Assert.Equal([double.NaN], CsvTable.Parse("a\ninf\n", new() { MissingMarkers = ["inf"] }).Numbers<double>(MissingValues.NaN, "a"));
    }

    [Fact]
    public void BytesThatAreNoTextAreRefused()
    {
        using var folder = new TemporaryFolder();
        var latin = folder.File("latin.csv", Encoding.Latin1.GetBytes("a,b\n1,2\n3,häuser\n"));
        Expect.Throws<InvalidDataException>(() => CsvTable.Read(latin), latin, "line 3", "E4", "utf-8", "CsvOptions.Encoding");
        Expect.Throws<InvalidDataException>(() => CsvTable.Read(latin, new() { Encoding = new UTF8Encoding(false) }), "line 3");
        Expect.Throws<InvalidDataException>(() => CsvTable.Read(latin, new() { Encoding = Encoding.ASCII }), "line 3", "us-ascii");
        Assert.Equal(["2", "häuser"], CsvTable.Read(latin, new() { Encoding = Encoding.Latin1 }).Text("b"));
        var cut = folder.File("cut.csv", [.. "a\nx\n"u8, 0xc3]);
        Expect.Throws<InvalidDataException>(() => CsvTable.Read(cut), "line 3", "C3");
        var marked = folder.File("marked.csv", [.. "\uFEFFa\n"u8, 0xe4]);
        Expect.Throws<InvalidDataException>(() => CsvTable.Read(marked), "line 2", "E4");
        Expect.Throws<InvalidDataException>(() => CsvTable.Read(marked, new() { Encoding = Encoding.Latin1 }), "line 2", "utf-8");
        var surrogate = folder.File("surrogate.csv", [0xff, 0xfe, (byte)'a', 0, (byte)'\n', 0, 0x00, 0xd8, (byte)'x', 0]);
        Expect.Throws<InvalidDataException>(() => CsvTable.Read(surrogate), "line 2", "00D8", "utf-16");
    }

    [Fact]
    public void AByteOrderMarkIsNoText()
    {
        using var folder = new TemporaryFolder();
        foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            var path = folder.File("data.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes("ä,b\n1,€\n")]);
            Assert.Equal(["ä", "b"], CsvTable.Read(path).Names);
            Assert.Equal(["€"], CsvTable.Read(path, new() { Encoding = encoding }).Text("b"));
            Assert.Equal(["€"], CsvTable.Read(path, new() { Encoding = Encoding.Latin1 }).Text("b"));
        }
        Assert.Equal(["a", "b"], CsvTable.Parse("\uFEFFa,b\n1,2\n").Names);
    }

    [Fact]
    public void NullIsRefused()
    {
        var table = CsvTable.Parse("a\n1\n");
        Expect.Throws<ArgumentNullException>(() => CsvTable.Read(null!), "path");
        Expect.Throws<ArgumentNullException>(() => CsvTable.Parse(null!), "text");
        Expect.Throws<ArgumentNullException>(() => table.Text(null!), "column");
        Expect.Throws<ArgumentNullException>(() => table.Numbers<float>("a", null!), "column");
        Expect.Throws<ArgumentNullException>(() => table.Categories(null!), "column");
        Expect.Throws<ArgumentNullException>(() => table.Labels("a", null!), "categories");
        Expect.Throws<ArgumentNullException>(() => table.Labels(null!, table.Categories("a")), "column");
        Expect.Throws<ArgumentNullException>(() => table.WithoutMissing(null!), "columns");
        Expect.Throws<ArgumentNullException>(() => _ = new CsvOptions { Encoding = null! });
        Expect.Throws<ArgumentNullException>(() => _ = new CsvOptions { MissingMarkers = null! });
        Expect.Throws<ArgumentNullException>(() => _ = new Categories(null!), "names");
        Expect.Throws<ArgumentException>(() => _ = new Categories(["a", null!]), "category 1 is null");
        Expect.Throws<ArgumentNullException>(() => table.Categories("a").Find(null!), "name");
    }

    [Fact]
    public void NumbersHaveAPointInEveryCulture()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal([1.5f], CsvTable.Parse("a\n1.5\n").Numbers<float>("a"));
            Expect.Throws<InvalidDataException>(() => CsvTable.Parse("a\n\"1,5\"\n").Numbers<float>("a"), "'1,5'");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void MissingNumbersFollowThePolicy()
    {
        var table = CsvTable.Parse("a,b\n1,x\nNA,y\n3,\n");
        Expect.Throws<InvalidDataException>(() => table.Numbers<float>("a"), "line 3", "column 1 ('a')", "missing");
        Assert.Equal([1, float.NaN, 3], table.Numbers<float>(MissingValues.NaN, "a"));
        Assert.Equal([1f, 2, 3], table.Numbers<float>(MissingValues.Mean, "a"));
        Assert.Equal(["1"], table.WithoutMissing().Text("a"));
        Assert.Equal(["1", "3"], table.WithoutMissing("a").Text("a"));
        Assert.Equal([double.NaN], CsvTable.Parse("a\n?\n").Numbers<double>(MissingValues.Mean, "a"));
    }

    [Fact]
    public void ATestTableTakesTheMeansOfTheTrainingTable()
    {
        var (train, test) = (CsvTable.Parse("a,b,c\n1,10,NA\n3,NA,NA\n"), CsvTable.Parse("a,b,c\nNA,1,NA\n9,NA,7\n"));
        var means = train.Means("b", "a");
        Assert.Equal([10.0, 2], means);
        Assert.Equal([1f, 2, 10, 9], test.Numbers<float>(means, "b", "a"));
        Assert.Equal(train.Numbers<float>(MissingValues.Mean, "b", "a"), train.Numbers<float>(means, "b", "a"));
        Assert.Equal([double.NaN], train.Means("c"));
        Assert.Equal([1e308], CsvTable.Parse("a\n1e308\n1e308\n1e308\n").Means("a"));
        Expect.Throws<ArgumentException>(() => test.Numbers<float>(means, "a"), "2 numbers", "1 column");
        Expect.Throws<ArgumentException>(() => test.Numbers<float>([1e39], "a"), "'a'", "1E+39", "Single");
    }

    [Fact]
    public void CategoriesBecomeLabelsAndVectors()
    {
        var table = CsvTable.Parse("k\ndog\ncat\ndog\nNA\n");
        var categories = table.Categories("k");
        Assert.Equal(["cat", "dog"], categories.Names);
        var labels = table.WithoutMissing().Labels("k", categories);
        Assert.Equal([1, 0, 1], labels);
        Assert.Equal([0f, 1, 1, 0, 0, 1], OneHot.Encode<float>(labels, categories.Count));
        Expect.Throws<InvalidDataException>(() => table.Labels("k", categories), "line 5", "('k')", "'NA'", "cat, dog");
        Expect.Throws<ArgumentException>(() => OneHot.Encode<float>([0, 2], 2), "Label 1 is 2", "0 to 1");
        Expect.Throws<ArgumentOutOfRangeException>(() => OneHot.Encode<float>([0], -1), "classes");
        Expect.Throws<ArgumentException>(() => OneHot.Encode<float>([0, 1], int.MaxValue), "2 vectors of 2147483647");
        Expect.Throws<ArgumentException>(() => _ = new Categories(["a", "a"]), "'a'");
    }

    [Theory]
    [InlineData("a,b\n1,2\n3\n", "line 3", "1 field,", "2 columns")]
    [InlineData("a,b\n1,2\n\"\"\n", "line 3", "1 field,", "2 columns")]
    [InlineData("a\n1,2\n", "line 2", "2 fields", "1 column.")]
    [InlineData("a,b\n\"x\ny\",2\n1,2,3\n", "line 4", "3 fields", "2 columns")]
    [InlineData("a,b\n1,x\"y\n", "line 2", "column 2", "quote")]
    [InlineData("a,b\n1,\"x\"y\n", "line 2", "column 2", "'y' follows")]
    [InlineData("a,b\n1,\"x\n2,3\n", "column 2", "line 2", "does not end")]
    [InlineData("a,a\n1,2\n", "'a'", "1", "2")]
    [InlineData("", "empty", "header", "text")]
    public void DamagedTextsSayWhere(string text, params string[] message) =>
        Expect.Throws<InvalidDataException>(() => CsvTable.Parse(text), message);

    [Fact]
    public void BadNumbersAndColumnsAreNamed()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("data.csv", "\uFEFFa,b\n\"1\n\",2\n3,four\n"u8.ToArray());
        var table = CsvTable.Read(path);
        Assert.Equal("a", table.Names[0]);
        Expect.Throws<InvalidDataException>(() => table.Numbers<float>("b"), path, "line 4", "column 2 ('b')", "'four' is no number");
        Expect.Throws<KeyNotFoundException>(() => table.Numbers<float>("c"), "'c'", "a, b");
    }
}
