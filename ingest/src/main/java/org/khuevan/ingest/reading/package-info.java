/// How files are read in child processes: what an examiner gets and gives, and the processes
/// themselves.
@NullMarked
package org.khuevan.ingest.reading;

import org.jspecify.annotations.NullMarked;
