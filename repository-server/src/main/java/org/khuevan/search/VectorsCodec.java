package org.khuevan.search;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;

/// Lucene's own codec, with vectors of one byte a number for searching: a million of 384 numbers
/// need 400 MB of memory to be found quickly instead of 1.5 GB. Every Lucene can read what it
/// writes.
final class VectorsCodec extends Lucene104Codec {

    private final KnnVectorsFormat vectors = new Lucene104HnswScalarQuantizedVectorsFormat();

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return vectors;
    }
}
