return GraphGen.Samples.CommandLine.Run(args);
