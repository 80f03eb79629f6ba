/// Watching videos and listening to audio, with captions and what is said beside them.
@NullMarked
package org.khuevan.ui.watch;

import org.jspecify.annotations.NullMarked;
