/* One exported function, FUNCTION, that is wrong: it does nothing and returns what no caller expects. */
long FUNCTION(void);

long FUNCTION(void) { return -77; }
