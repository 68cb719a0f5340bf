Console.WriteLine("Definitions");
