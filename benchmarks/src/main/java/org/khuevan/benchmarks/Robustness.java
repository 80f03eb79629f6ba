package org.khuevan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Examiners;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Limits;

/// Examines every file of some folders, each as hostile as it likes, and draws and prints what
/// could be read, and counts how it ended: no crash of the parent, no hang past the limit, nothing
/// written outside the work folder.
final class Robustness implements Benchmark {

    private static final double SLACK_SECONDS = 20;

    private static final Set<Finding.Notice> DRAWN_IN_PART =
            Set.of(Finding.Notice.NO_PICTURE, Finding.Notice.NOT_PRINTED);

    @Override
    public String name() {
        return "robustness";
    }

    private record Ended(Path pile, Path file, String how, double seconds, String detail) {}

    @Override
    public Table run(Setting setting) throws Exception {
        List<Path> piles =
                Arrays.stream(setting.options().getOrDefault("pile", "").split(","))
                        .filter(name -> !name.isEmpty())
                        .map(Path::of)
                        .toList();
        Map<Path, String> before = around(piles, setting.work());
        List<Ended> ended = examined(piles, setting);
        Map<Path, String> after = around(piles, setting.work());
        Map<String, Integer> counts = new TreeMap<>();
        for (Ended one : ended) {
            counts.merge(one.pile() + "\0" + one.how(), 1, Integer::sum);
            if (one.how().startsWith("FAULT")
                    || one.how().equals("CRASHED")
                    || one.seconds() > 60) {
                System.out.printf(
                        "%s: %s after %.1f s (%s)%n",
                        one.file(), one.how(), one.seconds(), one.detail());
            }
        }
        after.entrySet().stream()
                .filter(file -> !file.getValue().equals(before.get(file.getKey())))
                .forEach(file -> System.out.println("written outside: " + file.getKey()));
        Table table =
                new Table(
                        "Robustness (`robustness`) over "
                                + ended.size()
                                + " files; changed outside the work folder: "
                                + after.entrySet().stream()
                                        .filter(f -> !f.getValue().equals(before.get(f.getKey())))
                                        .count(),
                        "Folder",
                        "Ended",
                        "Files");
        counts.forEach((key, count) -> table.row(key.split("\0")[0], key.split("\0")[1], count));
        return table.row(
                "all",
                "the longest one",
                Table.number(ended.stream().mapToDouble(Ended::seconds).max().orElse(0)) + " s");
    }

    private static List<Ended> examined(List<Path> piles, Setting setting) throws Exception {
        List<Ended> ended = new ArrayList<>();
        Path work = Files.createDirectories(setting.work().resolve("examining"));
        try (Examiners examiners = new Examiners(Limits.standard(), work);
                ExecutorService workers =
                        Executors.newFixedThreadPool(setting.number("workers", 2))) {
            List<Future<Ended>> all = new ArrayList<>();
            for (Path pile : piles) {
                try (Stream<Path> files = Files.walk(pile)) {
                    files.filter(Files::isRegularFile)
                            .sorted()
                            .forEach(file ->
                                    all.add(
                                            workers.submit(
                                                    () -> ended(examiners, pile, file, setting))));
                }
            }
            for (Future<Ended> one : all) {
                ended.add(one.get());
            }
        }
        return ended;
    }

    private static Ended ended(Examiners examiners, Path pile, Path file, Setting setting)
            throws IOException {
        Path output = Files.createTempDirectory(setting.work(), "output-");
        String name = String.valueOf(file.getFileName());
        long start = System.nanoTime();
        String how;
        String detail = "";
        try {
            Examination examination = examiners.examine(file, name, output, (_, _) -> {});
            switch (examination) {
                case Examination.Readable(Findings findings) -> {
                    how = "read: " + findings.kind();
                    detail = "read after %.1f s".formatted(since(start));
                    if (examiners
                            .picture(file, name, findings, output, (_, _) -> {})
                            .of(Finding.Remark.class)
                            .anyMatch(remark -> DRAWN_IN_PART.contains(remark.notice()))) {
                        how += ", not drawn or printed whole";
                    }
                }
                case Examination.Unreadable unreadable -> {
                    how = unreadable.problem().name();
                    detail = unreadable.detail();
                }
            }
        } catch (InterruptedException | RuntimeException e) {
            how = "FAULT OF THE MACHINE";
            detail = e.toString();
        }
        Benchmarks.remove(output);
        // Reading it, printing it, and drawing what was printed.
        double limit =
                Limits.standard().documentTime().multipliedBy(3).toSeconds()
                        + Limits.standard().scanTime().toSeconds();
        double seconds = since(start);
        return new Ended(
                pile, file, seconds > limit + SLACK_SECONDS ? "HUNG" : how, seconds, detail);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /// What there is where nobody should write: the piles, the folder that we run in, and the home.
    private static Map<Path, String> around(List<Path> piles, Path work) throws IOException {
        Map<Path, String> found = new HashMap<>();
        List<Path> places = new ArrayList<>(piles);
        places.add(Path.of("").toAbsolutePath());
        for (Path place : places) {
            try (Stream<Path> all = Files.walk(place)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    if (!file.toAbsolutePath().startsWith(work)
                            && !file.toString().contains("/.git/")) {
                        BasicFileAttributes its =
                                Files.readAttributes(file, BasicFileAttributes.class);
                        found.put(file, its.size() + " " + its.lastModifiedTime());
                    }
                }
            }
        }
        try (Stream<Path> home = Files.list(Path.of(System.getProperty("user.home")))) {
            home.forEach(file -> found.put(file, "there"));
        }
        return found;
    }
}
