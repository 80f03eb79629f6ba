package org.khuevan.ingest.media;

import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.reading.NativeTool;

/// What it means for a file that ffmpeg failed.
final class FfmpegProblem {

    /// ffmpeg's own statuses lie above those that a signal leaves.
    private static final int LAST_SIGNAL = 31;

    private FfmpegProblem() {}

    static Problem of(NativeTool.Result result) {
        if (result.stopped().isPresent()) {
            return result.stopped().get();
        }
        if (result.lackedMemory()) {
            return Problem.NEEDED_TOO_MUCH_MEMORY;
        }
        if (result.errors().contains("moov atom not found")) {
            return Problem.TRUNCATED;
        }
        boolean killed = result.status() > 128 && result.status() <= 128 + LAST_SIGNAL;
        return killed ? Problem.CRASHED : Problem.DAMAGED;
    }
}
