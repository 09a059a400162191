"""Tables in other people's layouts, read as the register's by a declared correspondence."""
