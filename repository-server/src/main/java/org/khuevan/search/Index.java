package org.khuevan.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ReferenceManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.MaterialId;

/// An open Lucene index in a folder, which remembers with every commit up to which change of the
/// catalogue it holds everything. What was changed after the last commit is lost with the process
/// and is to be applied again from that position.
///
/// One thread changes it, any number search it.
final class Index implements Generation, AutoCloseable {

    /// To be raised whenever fields are formed differently: older indexes are rebuilt.
    private static final int FIELDS = 9;

    /// The oldest that searches of today can still read, if with less success: it serves until the
    /// new one holds everything. To be raised to [#FIELDS] when a field is read in another way.
    private static final int READABLE = 7;

    /// What an index must have been made with.
    static final String SCHEMA = FIELDS + "." + Analysis.VERSION;

    /// BM25 without normalisation of length: [WeightedWords] has done it field by field.
    static final Similarity SIMILARITY =
            new BM25Similarity(WeightedWords.UNIT * WeightedWords.SATURATION, 0);

    /// What is changed between two commits is seldom as much; when all is built anew, larger pieces
    /// mean less merging.
    private static final int BUFFERED_MEBIBYTES = 48;

    private static final int MOST_TERMS = 5_000;
    private static final int MOST_ANSWERS = 100;

    /// Of an index that was built anew, at most.
    private static final int PACKED_SEGMENTS = 5;

    private static final String SCHEMA_KEY = "schema";
    private static final String POSITION_KEY = "position";
    private static final String MODEL_KEY = "vectors";
    private static final String COMPLETE_KEY = "complete";

    private final Path folder;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<IndexReader.CacheKey, SegmentFacets> facets = new ConcurrentHashMap<>();
    private final String schema;
    private final String model;
    private volatile boolean complete;
    private long position;
    private long committed;

    private Index(Path folder, Directory directory, Kept kept) throws IOException {
        this.folder = folder;
        this.directory = directory;
        this.schema = kept.schema();
        this.model = kept.model();
        this.position = kept.position();
        this.committed = kept.position();
        this.complete = kept.complete();
        IndexWriterConfig config = new IndexWriterConfig();
        config.setSimilarity(SIMILARITY);
        config.setCommitOnClose(false);
        config.setRAMBufferSizeMB(BUFFERED_MEBIBYTES);
        this.writer = new IndexWriter(directory, config);
        this.searchers =
                new SearcherManager(
                        writer,
                        new SearcherFactory() {
                            @Override
                            public IndexSearcher newSearcher(
                                    IndexReader reader, @Nullable IndexReader previous)
                                    throws IOException {
                                return new Snapshot(reader, facets);
                            }
                        });
    }

    /// Opens the index in a folder, or begins an empty one.
    ///
    /// @param model whose vectors it is to have if it is empty; otherwise [#model] tells
    ///
    /// @throws UnusableIndex if there is one that has an unknown schema or is damaged
    /// @throws IOException if the folder cannot be used, also when another process uses it
    static Index open(Path folder, String model) throws IOException, UnusableIndex {
        Directory directory = FSDirectory.open(folder);
        try {
            Index index = new Index(folder, directory, keptIn(directory, model));
            if (!DirectoryReader.indexExists(directory)) {
                index.commit();
            }
            return index;
        } catch (IOException | RuntimeException | UnusableIndex e) {
            directory.close();
            if (UnusableIndex.isDamage(e)) {
                throw new UnusableIndex(String.valueOf(e));
            }
            throw e;
        }
    }

    /// What a commit says of the index.
    private record Kept(String schema, String model, long position, boolean complete) {}

    private static Kept keptIn(Directory directory, String model)
            throws IOException, UnusableIndex {
        if (!DirectoryReader.indexExists(directory)) {
            if (directory.listAll().length > 1) {
                throw new UnusableIndex("the list of its segments is missing");
            }
            return new Kept(SCHEMA, model, 0, false);
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            Map<String, String> data = reader.getIndexCommit().getUserData();
            String schema = data.getOrDefault(SCHEMA_KEY, "");
            if (!isReadable(schema)) {
                throw new UnusableIndex("its schema is " + schema + ", not " + SCHEMA);
            }
            return new Kept(
                    schema,
                    data.getOrDefault(MODEL_KEY, ""),
                    Long.parseLong(data.getOrDefault(POSITION_KEY, "0")),
                    data.containsKey(COMPLETE_KEY));
        }
    }

    private static boolean isReadable(String schema) {
        if (!schema.matches("\\d{1,4}\\.\\d{1,4}")) {
            return false;
        }
        String[] parts = schema.split("\\.");
        return Integer.parseInt(parts[0]) >= READABLE
                && Integer.parseInt(parts[0]) <= FIELDS
                && Integer.parseInt(parts[1]) <= Analysis.VERSION;
    }

    /// Whether it was made with other fields or words, so that another one is needed.
    boolean isOutdated() {
        return !schema.equals(SCHEMA);
    }

    /// Reads every byte and compares checksums.
    ///
    /// @throws UnusableIndex if something does not fit
    @Override
    public void verify() throws IOException, UnusableIndex {
        Snapshot snapshot = acquire();
        try {
            for (LeafReaderContext leaf : snapshot.getIndexReader().leaves()) {
                if (leaf.reader() instanceof CodecReader reader) {
                    reader.checkIntegrity();
                }
            }
        } catch (IOException | RuntimeException e) {
            if (UnusableIndex.isDamage(e)) {
                throw new UnusableIndex(String.valueOf(e));
            }
            throw e;
        } finally {
            release(snapshot);
        }
    }

    /// Puts the material's present state in the place of what is there, all of it or nothing.
    @Override
    public void put(Entry entry) throws IOException {
        writer.updateDocuments(LuceneDocuments.key(entry.id()), LuceneDocuments.of(entry));
    }

    @Override
    public void remove(MaterialId id) throws IOException {
        writer.deleteDocuments(LuceneDocuments.key(id));
    }

    /// Changes nothing else, and nothing at all if the material is not there.
    @Override
    public void countUses(MaterialId id, long uses) throws IOException {
        writer.updateNumericDocValue(LuceneDocuments.key(id), Field.USES, uses);
    }

    /// Makes changes visible to searches that begin from now on.
    @Override
    public Set<MaterialId> refresh() throws IOException {
        searchers.maybeRefreshBlocking();
        // What is not taken failed when it was put.
        return Set.of();
    }

    /// The change up to which everything is applied.
    @Override
    public long position() {
        return position;
    }

    @Override
    public void reached(long newPosition) {
        position = newPosition;
    }

    /// Makes changes, and the position, survive the process.
    @Override
    public void commit() throws IOException {
        if (committed == position
                && !writer.hasUncommittedChanges()
                && DirectoryReader.indexExists(directory)) {
            return;
        }
        Map<String, String> data = new HashMap<>();
        data.put(SCHEMA_KEY, schema);
        data.put(POSITION_KEY, Long.toString(position));
        if (!model.isEmpty()) {
            data.put(MODEL_KEY, model);
        }
        if (complete) {
            data.put(COMPLETE_KEY, "true");
        }
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
        committed = position;
    }

    /// Whether it once held everything that there was; otherwise it is still being filled.
    boolean isComplete() {
        return complete;
    }

    /// It holds everything now, which the next commit says.
    void completed() throws IOException {
        if (!complete) {
            complete = true;
            committed = -1;
        }
    }

    /// Puts small pieces together, so that the whole takes less room and is searched faster. Takes
    /// about a tenth of the time in which it was filled.
    void pack() throws IOException {
        writer.forceMerge(PACKED_SEGMENTS);
        refresh();
    }

    /// False after a failure, such as a full disk, from which only opening it again helps.
    @Override
    public boolean isWritable() {
        return writer.isOpen();
    }

    /// What was found broken while pieces were put together, if that is why it is not writable.
    Optional<String> damage() {
        return Optional.ofNullable(writer.getTragicException())
                .filter(UnusableIndex::isDamage)
                .map(String::valueOf);
    }

    /// To be given back by [#release]. Works for as long as it is held, even after [#close].
    Snapshot acquire() throws IOException {
        return (Snapshot) searchers.acquire();
    }

    void release(Snapshot snapshot) throws IOException {
        searchers.release(snapshot);
    }

    Path folder() {
        return folder;
    }

    /// Whose vectors it has; empty for none.
    String model() {
        return model;
    }

    /// Closes without a commit.
    @Override
    public void close() throws IOException {
        try (directory;
                writer;
                ReferenceManager<IndexSearcher> _ = searchers) {
            if (writer.isOpen()) {
                writer.rollback();
            }
        }
    }

    /// The index as it was at one moment.
    static final class Snapshot extends IndexSearcher {

        private final FacetCounts facets;

        /// Where terms stand that were looked up.
        private final Map<Term, TermStates> terms = new ConcurrentHashMap<>();

        /// What was just asked: the first HTML of a page and the living page ask the same.
        private final Map<Object, Ask.Found> answers = new ConcurrentHashMap<>();

        /// What was counted for those who browse without words, which is much.
        private final Map<Object, FacetCounts.Counted> browsed = new ConcurrentHashMap<>();

        Snapshot(IndexReader reader, Map<IndexReader.CacheKey, SegmentFacets> kept)
                throws IOException {
            super(reader);
            setSimilarity(SIMILARITY);
            this.facets = new FacetCounts(reader, kept);
        }

        FacetCounts facets() {
            return facets;
        }

        /// Terms are looked up once for a search, not for each time that it is run.
        @Override
        public Weight createWeight(Query query, ScoreMode scoreMode, float boost)
                throws IOException {
            return super.createWeight(known(query), scoreMode, boost);
        }

        private Query known(Query query) throws IOException {
            return switch (query) {
                case TermQuery term -> new TermQuery(term.getTerm(), states(term.getTerm()));
                // Which would look it up itself.
                case BoostQuery boosted when boosted.getQuery() instanceof TermQuery term ->
                        new BoostQuery(known(term), boosted.getBoost());
                default -> query;
            };
        }

        /// How many documents have a term.
        int frequency(Term term) throws IOException {
            return states(term).docFreq();
        }

        private TermStates states(Term term) throws IOException {
            TermStates states = terms.get(term);
            if (states == null) {
                states = TermStates.build(this, term, true);
                if (terms.size() >= MOST_TERMS) {
                    terms.clear();
                }
                terms.put(term, states);
            }
            return states;
        }

        Map<Object, FacetCounts.Counted> browsed() {
            return browsed;
        }

        Map<Object, Ask.Found> answers() {
            if (answers.size() >= MOST_ANSWERS) {
                answers.clear();
            }
            return answers;
        }

        int materials() throws IOException {
            return count(new TermQuery(LuceneDocuments.ROOT));
        }

        /// How many texts have a vector of a model.
        int meant(String model) throws IOException {
            return count(new FieldExistsQuery(LuceneDocuments.near(model)))
                    + count(new FieldExistsQuery(LuceneDocuments.nearHidden(model)));
        }
    }
}
