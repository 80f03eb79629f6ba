package org.khuevan.ingest.media;

import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.reading.NativeTool;

/// What it means for a file that ffmpeg failed.
final class FfmpegProblem {

    private FfmpegProblem() {}

    static Problem of(NativeTool.Result result) {
        if (result.late()) {
            return Problem.TOOK_TOO_LONG;
        }
        if (result.lackedMemory()) {
            return Problem.NEEDED_TOO_MUCH_MEMORY;
        }
        if (result.errors().contains("moov atom not found")) {
            return Problem.TRUNCATED;
        }
        return result.status() > 128 ? Problem.CRASHED : Problem.DAMAGED;
    }
}
