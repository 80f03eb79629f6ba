/// Archives and unpacked websites: what is in them, unpacked within limits.
@NullMarked
package org.khuevan.ingest.bundle;

import org.jspecify.annotations.NullMarked;
