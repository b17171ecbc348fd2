// What Learning says to people is in the words of Text; who imports the one has the other.
@_exported public import Text
