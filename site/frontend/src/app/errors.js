// After a refused form the reader lands on the summary of what to mend.
document.querySelector("#form-errors")?.focus();
