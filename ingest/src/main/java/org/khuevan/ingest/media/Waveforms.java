package org.khuevan.ingest.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.khuevan.ingest.Finding;

/// The shape of a sound, from its samples ([Ladder#COARSE]).
final class Waveforms {

    private static final int PEAKS = 600;
    private static final int BYTES_A_SAMPLE = 2;

    private Waveforms() {}

    static Finding.Waveform of(Path samples) throws IOException {
        long count = Files.size(samples) / BYTES_A_SAMPLE;
        int stretch = (int) Math.max(1, Math.ceilDiv(count, PEAKS));
        List<Integer> peaks = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(samples), 1 << 16)) {
            byte[] bytes = in.readNBytes(stretch * BYTES_A_SAMPLE);
            while (bytes.length >= BYTES_A_SAMPLE) {
                peaks.add(loudest(bytes));
                bytes = in.readNBytes(stretch * BYTES_A_SAMPLE);
            }
        }
        return new Finding.Waveform(peaks);
    }

    private static int loudest(byte[] bytes) {
        int loudest = 0;
        for (int i = 0; i + 1 < bytes.length; i += BYTES_A_SAMPLE) {
            int sample = (short) ((bytes[i] & 0xff) | bytes[i + 1] << 8);
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return Math.min(100, Math.round(loudest * 100f / Short.MAX_VALUE));
    }
}
