/// One examiner for each kind of document.
@NullMarked
package org.khuevan.ingest.document;

import org.jspecify.annotations.NullMarked;
