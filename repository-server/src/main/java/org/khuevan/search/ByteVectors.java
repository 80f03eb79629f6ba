package org.khuevan.search;

import java.util.List;

/// Vectors of one byte a number, a quarter of what a model gives. Only their directions count, so
/// each is stretched until its largest number fills the byte; what is lost changes a likeness in
/// its fourth digit.
final class ByteVectors {

    private ByteVectors() {}

    static byte[] of(float[] vector) {
        float largest = 0;
        for (float number : vector) {
            largest = Math.max(largest, Math.abs(number));
        }
        byte[] bytes = new byte[vector.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(vector[i] / Math.max(largest, 1e-12f) * Byte.MAX_VALUE);
        }
        return bytes;
    }

    /// The direction between some.
    ///
    /// @param vectors at least one
    static byte[] middle(List<byte[]> vectors) {
        float[] sum = new float[vectors.getFirst().length];
        for (byte[] vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        return of(sum);
    }
}
