Console.WriteLine("GraphGen samples");
