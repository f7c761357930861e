import CandourCommandLine

CandourCommand.main()
