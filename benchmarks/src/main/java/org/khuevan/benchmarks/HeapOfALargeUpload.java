package org.khuevan.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

/// What the server keeps in its heap while a large file goes through, against what it keeps at
/// rest.
final class HeapOfALargeUpload implements Benchmark {

    private static final long PIECE = 256L << 20;

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public Table run(Setting setting) throws Exception {
        long bytes = setting.number("heap-mebibytes", 5_120) * (1L << 20);
        Path log = setting.work().resolve("collections.log");
        try (Platform platform =
                Platform.start(
                        setting.jar(),
                        setting.work().resolve("data"),
                        "-Xmx256m",
                        "-Xlog:gc:file=" + log)) {
            String material = platform.newMaterial("Tệp rất lớn", "vi");
            Memory.collect(platform.processId());
            int before = Files.readAllLines(log).size();
            Memory.collect(platform.processId());
            double rest = Memory.highest(log, before);
            double restResident = Memory.resident(platform.processId());

            int during = Files.readAllLines(log).size();
            double resident = 0;
            String upload = platform.newUpload(material, "large.bin", bytes);
            for (long offset = 0; offset < bytes; offset += PIECE) {
                platform.append(upload, offset, Noise.body(Math.min(PIECE, bytes - offset)));
                Memory.collect(platform.processId());
                resident = Math.max(resident, Memory.resident(platform.processId()));
            }
            while (!platform.get("/api/materials/" + material)
                    .path("files")
                    .path(0)
                    .path("examination")
                    .path("state")
                    .asString()
                    .equals("done")) {
                Thread.sleep(200);
            }
            Memory.collect(platform.processId());
            return new Table(
                            "Memory of the server (-Xmx256m) while "
                                    + Table.mebibytes(bytes)
                                    + " go through",
                            "When",
                            "Highest heap after a collection",
                            "Resident")
                    .row("at rest", Table.mebibytes(rest), Table.mebibytes(restResident))
                    .row(
                            "uploading and examining",
                            Table.mebibytes(Memory.highest(log, during)),
                            Table.mebibytes(resident));
        }
    }
}
