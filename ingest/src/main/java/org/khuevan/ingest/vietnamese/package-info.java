/// Vietnamese as old programs wrote it, made into Unicode.
@NullMarked
package org.khuevan.ingest.vietnamese;

import org.jspecify.annotations.NullMarked;
