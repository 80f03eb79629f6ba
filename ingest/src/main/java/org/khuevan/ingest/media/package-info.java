/// Audio and video through ffmpeg, and captions.
@NullMarked
package org.khuevan.ingest.media;

import org.jspecify.annotations.NullMarked;
