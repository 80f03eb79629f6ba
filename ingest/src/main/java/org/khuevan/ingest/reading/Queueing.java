package org.khuevan.ingest.reading;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// How long a child waits for a processor: a machine that is busy with something else must not look
/// like a file that has no end. Where the system does not tell, not at all.
final class Queueing {

    /// However long it waits, it has this many times its time.
    private static final int MOST = 4;

    private static final int LOOKED_AT = 100;

    private final Kin kin;
    private final long most;
    private final Map<Path, Long> before;
    private long granted;

    private Queueing(Kin kin, long time, Map<Path, Long> before) {
        this.kin = kin;
        this.most = (MOST - 1) * time;
        this.before = before;
    }

    /// Of a child that was started just now.
    ///
    /// @param time that it has, in nanoseconds
    static Queueing ofNew(Kin kin, long time) {
        return new Queueing(kin, time, Map.of());
    }

    /// Of a child that has lived for a while and does nothing now, from now on. It is asked for
    /// every file, so only its own threads are looked at: nothing else is left of the last one.
    ///
    /// @param time that it has, in nanoseconds
    static Queueing of(Kin kin, long time) {
        Map<Path, Long> before = new HashMap<>();
        waits(kin.pid(), before);
        return new Queueing(kin, time, before);
    }

    /// How much longer a child may go on whose time is over, in nanoseconds; 0 if it had its time.
    long grant() {
        long waited = 0;
        Map<Path, Long> now = new HashMap<>();
        kin.living(LOOKED_AT).forEach(one -> waits(one.pid(), now));
        for (Map.Entry<Path, Long> thread : now.entrySet()) {
            waited = Math.max(waited, thread.getValue() - before.getOrDefault(thread.getKey(), 0L));
        }
        long more = Math.min(waited, most) - granted;
        granted += more;
        return more;
    }

    /// Of each thread, as `schedstat` of proc(5) tells it: its work, its waiting, its turns.
    private static void waits(long pid, Map<Path, Long> waits) {
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                waits.put(thread, wait(thread));
            }
        } catch (IOException _) {
            // It has ended, or the system has no such place.
        }
    }

    private static long wait(Path thread) {
        try {
            return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[1]);
        } catch (IOException | RuntimeException _) {
            return 0;
        }
    }
}
