package org.khuevan.ingest.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Rar5;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// As on a machine that has no program for it.
class WithoutBsdtarTest {

    private static final String RAR = "application/x-rar-compressed";

    @TempDir Path folder;

    @Test
    void rarOfVersionFiveIsKeptAndSaidToBeClosed() throws Exception {
        Path file =
                Files.write(
                        folder.resolve("a.rar"), Rar5.of(Map.of("a.txt", new byte[] {'a', 'b'})));
        Report report = new Report(1_000, (_, _) -> {});
        Kind kind =
                new BundleExaminer(Optional.empty())
                        .examine(new Source(file, "a.rar", RAR, folder), report);
        Findings found = report.findings(kind, RAR);
        assertThat(found.kind()).isEqualTo(Kind.BUNDLE);
        assertThat(found.all()).containsExactly(new Finding.Remark(Notice.BUNDLE_CLOSED));
    }
}
