x + 
