/// What a text is about, told from its words alone: its keywords, its most telling sentences, how
/// long it takes to read and for whom it says it is.
@NullMarked
package org.khuevan.ingest.gist;

import org.jspecify.annotations.NullMarked;
