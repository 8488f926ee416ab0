using System.Globalization;
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
    public void EmptyLinesAreSkippedUnlessThereIsOneColumn()
    {
        Assert.Equal(2, CsvTable.Parse("a,b\n1,2\n\n3,4\n\n").RowCount);
        Assert.Equal(["1", "", "2"], CsvTable.Parse("a\n1\n\n2\n").Text("a"));
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
        Expect.Throws<ArgumentException>(() => _ = new Categories(["a", "a"]), "'a'");
    }

    [Theory]
    [InlineData("a,b\n1,2\n3\n", "line 3", "1 fields", "2 columns")]
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
