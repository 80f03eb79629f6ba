package org.khuevan.ingest.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What every process that touches somebody's file must put up with: people's requests go first,
/// there is no network, and no file that it writes grows without end. A system that cannot do one
/// of these does the others.
public final class Confinement {

    private static final Path NICE = Path.of("/usr/bin/nice");

    /// The ways to be without a network, the first that works is taken: as root, and as anybody.
    private static final List<List<String>> WITHOUT_NETWORK =
            List.of(
                    List.of("/usr/bin/unshare", "--net"),
                    List.of("/usr/bin/unshare", "--user", "--map-current-user", "--net"));

    /// With processes of its own, which end with it, as it ends with whoever started it.
    private static final List<String> TOGETHER = List.of("--pid", "--fork", "--kill-child");

    private static final List<String> WITH_STARTER =
            List.of("/usr/bin/setpriv", "--pdeathsig", "KILL");

    /// What ends its command with a signal, some versions of `unshare` tell as an ordinary failure;
    /// a shell between the two tells it as it was.
    private static final String TELLING = "\"$@\"; exit $?";

    private Confinement() {}

    /// The command, confined. The system's limit of processes is a coarse one, as it may count all
    /// of its user; whoever runs the command looks after it more closely.
    ///
    /// @param gigabytes of the largest file that it may write
    /// @param megabytes of address space, or 0 for a program that limits itself
    /// @param seconds of one processor's time, should whoever runs it not live to stop it, or 0
    public static List<String> of(
            List<String> command, int gigabytes, int megabytes, long seconds) {
        return confined(Network.AWAY, "exec \"$@\"", command, gigabytes, megabytes, seconds);
    }

    /// The command of a tool that starts no other of ours: whatever comes of it ends with the
    /// thread that starts it, where the system allows that.
    static List<String> ofTool(List<String> command, int gigabytes, int megabytes, long seconds) {
        return confined(Network.AWAY_TOGETHER, TELLING, command, gigabytes, megabytes, seconds);
    }

    private static List<String> confined(
            List<String> away,
            String way,
            List<String> command,
            int gigabytes,
            int megabytes,
            long seconds) {
        List<String> confined = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            confined.addAll(List.of(NICE.toString(), "-n", "10"));
        }
        confined.addAll(away);
        // A limit of the shell holds for what it becomes.
        confined.addAll(
                List.of(
                        "/bin/sh",
                        "-c",
                        "ulimit -c 0; ulimit -f \"$1\"; ulimit -v \"$2\"; ulimit -t \"$3\";"
                                + " ulimit -u 4000 2>/dev/null; shift 3; "
                                + way,
                        "sh",
                        Long.toString(gigabytes * 2L * 1024 * 1024),
                        megabytes == 0 ? "unlimited" : Long.toString(megabytes * 1024L),
                        seconds == 0 ? "unlimited" : Long.toString(seconds)));
        confined.addAll(command);
        return confined;
    }

    /// Whether processes really are without a network here.
    public static boolean isOffline() {
        return !Network.AWAY.isEmpty();
    }

    /// Found out when it is first needed.
    private static final class Network {

        private static final List<String> AWAY =
                WITHOUT_NETWORK.stream().filter(Network::works).findFirst().orElse(List.of());

        private static final List<String> AWAY_TOGETHER =
                WITHOUT_NETWORK.stream()
                        .map(Network::together)
                        .filter(Network::works)
                        .findFirst()
                        .orElse(AWAY);

        private static List<String> together(List<String> way) {
            return Stream.of(WITH_STARTER, way, TOGETHER).flatMap(List::stream).toList();
        }

        private static boolean works(List<String> way) {
            if (!Files.isExecutable(Path.of(way.getFirst()))) {
                return false;
            }
            List<String> trial = new ArrayList<>(way);
            trial.add("/bin/true");
            try {
                Process process =
                        new ProcessBuilder(trial)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start();
                return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
            } catch (IOException _) {
                return false;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
