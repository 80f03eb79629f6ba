package org.khuevan.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.ingest.reading.NativeTool;
import org.khuevan.ingest.reading.NativeTool.Allowance;

class FfmpegBinariesTest {

    private static final Pattern FOUND = Pattern.compile("(\\S+) => (\\S+)");

    /// Of the C library and the compiler, and what the tools of every Linux are built on.
    private static final List<String> EVERYWHERE =
            List.of("libc", "libm", "libmvec", "libpthread", "libdl", "librt", "libgcc_s").stream()
                    .map(name -> name + ".so.")
                    .toList();

    private static final List<String> OF_EVERY_SYSTEM = List.of("libstdc++.so.6", "libudev.so.1");

    @Test
    void needsNothingOfTheSystemThatHasToDoWithAScreenOrSound(@TempDir Path folder)
            throws Exception {
        FfmpegBinaries binaries = FfmpegBinaries.unpackedIn(folder);
        NativeTool tool = new NativeTool(binaries.folder(), 2_000);
        Allowance allowance = Allowance.of(Duration.ofMinutes(1));
        String needed =
                tool.run(List.of("ldd", binaries.ffmpeg().toString()), allowance, _ -> {}).output();
        assertThat(needed.lines().map(FOUND::matcher).filter(m -> m.find()))
                .hasSizeGreaterThan(10)
                .allMatch(one ->
                        one.group(2).startsWith(binaries.folder().toString())
                                || OF_EVERY_SYSTEM.contains(one.group(1))
                                || EVERYWHERE.stream().anyMatch(one.group(1)::startsWith));
        NativeTool.Result said =
                tool.run(List.of(binaries.ffmpeg().toString(), "-version"), allowance, _ -> {});
        assertThat(said.isGood()).as(said.errors()).isTrue();
        assertThat(said.errors()).isEmpty();
    }
}
