/// A file in, everything that can be known of it out: no Spring, no database, no network.
@NullMarked
package org.khuevan.ingest;

import org.jspecify.annotations.NullMarked;
