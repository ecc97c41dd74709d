"""How the language model of contested is trained from public corpora: `python -m training --data FOLDER`."""
