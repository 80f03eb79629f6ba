package org.khuevan.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.khuevan.settings.CannotStart;

/// A way to run PostgreSQL, which refuses to be run by root, from a process of any user.
///
/// @param prefix what comes before the command
/// @param user the numeric id of the user who then owns the files
record Unprivileged(List<String> prefix, long user) {

    private static final long NOBODY = 65534;

    /// As ourselves if we are not root; otherwise in a user namespace of its own, or, where a
    /// container forbids those, as `nobody`, who may not enter every folder.
    ///
    /// @param program of PostgreSQL that must start this way
    static Unprivileged way(String program) {
        long self = new UnixSystem().getUid();
        if (self != 0) {
            return new Unprivileged(List.of(), self);
        }
        return Stream.of(inNamespace(), asNobody())
                .filter(way -> way.runs(program, "--version"))
                .findFirst()
                .orElseThrow(() -> noWay(program));
    }

    private static CannotStart noWay(String program) {
        if (asNobody().runs("true")) {
            return new CannotStart(
                    "PostgreSQL does not run as root, and whom it may run as here (nobody) may not"
                            + " enter the folder of "
                            + program
                            + ".",
                    "Name a folder for the data that everybody may enter, and all above it, with"
                            + " KHUEVAN_DATA (such as /var/lib/khuevan), or run Khue Van as an"
                            + " ordinary user.");
        }
        return new CannotStart(
                "PostgreSQL does not run as root, and neither unshare nor setpriv lets it run as"
                        + " somebody else here.",
                "Run Khue Van as an ordinary user, or name a PostgreSQL server of yours with"
                        + " spring.datasource.url.");
    }

    static Unprivileged inNamespace() {
        return new Unprivileged(List.of("unshare", "--user"), 0);
    }

    static Unprivileged asNobody() {
        return new Unprivileged(
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
                NOBODY);
    }

    boolean runs(String program, String... arguments) {
        return new Command(this, program, arguments).succeeds();
    }

    /// Gives a folder and all in it to the user, if it is not theirs and we are root.
    void own(Path folder) throws IOException {
        if (prefix.isEmpty() || owner(folder) == user) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                Files.setAttribute(
                        path, "unix:uid", Math.toIntExact(user), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static long owner(Path folder) throws IOException {
        return ((Number) Files.getAttribute(folder, "unix:uid")).longValue();
    }
}
