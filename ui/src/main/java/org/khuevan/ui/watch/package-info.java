/// Watching video and listening to audio, with captions and a transcript.
@NullMarked
package org.khuevan.ui.watch;

import org.jspecify.annotations.NullMarked;
