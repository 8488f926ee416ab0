Console.WriteLine("GraphGen benchmarks");
