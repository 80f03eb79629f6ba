/// Images: a picture of them, and what they say about themselves without telling where they were
/// taken.
@NullMarked
package org.khuevan.ingest.image;

import org.jspecify.annotations.NullMarked;
