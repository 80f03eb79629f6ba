package org.khuevan.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// Keeps the index in this process: the one that searches use, and while it is built anew, the next
/// one beside it. Each lies in a numbered folder of its own; the highest number is the latest.
final class EmbeddedEngine implements Engine {

    /// Shorter words have too many that differ in two letters.
    static final int LONG = 5;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedEngine.class);

    static {
        // Lucene counts all words and phrases of a query together, and allows 1,024.
        IndexSearcher.setMaxClauseCount(16_384);
    }

    private final Path root;
    private final String model;
    private volatile @Nullable Index serving;
    private volatile @Nullable Index building;
    private @Nullable Packing packing;
    private final Rebuilding rebuilding = new Rebuilding();
    private volatile Optional<String> damage = Optional.empty();

    /// @param root holds the numbered folders; made if it is missing
    /// @param model whose vectors are kept, or empty
    EmbeddedEngine(Path root, String model) {
        this.root = root;
        this.model = model;
    }

    /// Opens the latest index that is complete, and goes on filling a later one. Those that cannot
    /// be used are replaced by an empty one.
    ///
    /// @throws UncheckedIOException if the folder cannot be used
    @Override
    public synchronized void open() {
        try {
            Files.createDirectories(root);
            Index filled = null;
            Index index = null;
            for (Path folder : folders().reversed()) {
                Index found = index == null ? openedIfUsable(folder) : null;
                if (found != null && (found.isComplete() || filled != null)) {
                    index = found;
                } else if (found != null) {
                    filled = found;
                }
            }
            open(index, filled);
        } catch (IOException e) {
            throw new UncheckedIOException("The index in " + root + " cannot be opened", e);
        } catch (UnusableIndex e) {
            throw new IllegalStateException("An empty index cannot be opened", e);
        }
    }

    private @Nullable Index openedIfUsable(Path folder) throws IOException {
        String reason = "it is outdated and was never complete";
        try {
            Index found = Index.open(folder, model);
            if (found.isComplete() || !found.isOutdated()) {
                return found;
            }
            found.close();
        } catch (UnusableIndex e) {
            reason = String.valueOf(e.getMessage());
        }
        LOG.warn("The index in {} is built anew: {}", folder, reason);
        return null;
    }

    /// @param whole the latest that is complete
    /// @param filled a later one
    private void open(@Nullable Index whole, @Nullable Index filled)
            throws IOException, UnusableIndex {
        Index first = whole != null ? whole : filled;
        Index index = first != null ? first : Index.open(next(folders()), model);
        serving = index;
        building = whole != null ? filled : null;
        rebuilding.opened(index.isComplete() && building == null);
        if (building == null && index.isOutdated()) {
            rebuild("its schema is not " + Index.SCHEMA);
        }
        if (!written().model().equals(model)) {
            rebuilding.request("the embedding model is another one");
        }
        deleteOthers();
    }

    /// Begins a new, empty index, which takes over once [#caughtUp] is called.
    @Override
    public synchronized void rebuild(String reason) throws IOException {
        damage = Optional.empty();
        if (building != null) {
            building.close();
        }
        try {
            building = Index.open(next(folders()), model);
        } catch (UnusableIndex e) {
            throw new IllegalStateException("An empty index cannot be opened", e);
        }
        rebuilding.begins(reason);
    }

    /// Opens the changed index again after a failure, as it was at its last commit.
    @Override
    public synchronized void reopen() throws IOException {
        Index failed = written();
        Optional<String> broken = failed.damage();
        if (broken.isEmpty()) {
            try {
                Index again = Index.open(failed.folder(), model);
                if (building == null) {
                    serving = again;
                } else {
                    building = again;
                }
                failed.close();
                return;
            } catch (UnusableIndex e) {
                broken = Optional.of(String.valueOf(e.getMessage()));
            }
        }
        // What was visible of it still is until there is another.
        rebuild(broken.get());
    }

    @Override
    public void caughtUp() throws IOException {
        Index built = written();
        if (built == serving || isPacked(built)) {
            takeOver();
        }
    }

    /// Packing takes minutes where there is much, in which the index before goes on answering and
    /// both take changes in.
    private boolean isPacked(Index built) {
        Packing begun = packing;
        if (begun == null || begun.index() != built) {
            Thread thread =
                    Thread.ofPlatform().daemon().name("index-packing").start(() -> pack(built));
            packing = new Packing(built, thread);
            return false;
        }
        return !begun.thread().isAlive();
    }

    private record Packing(Index index, Thread thread) {}

    private static void pack(Index built) {
        try {
            built.pack();
        } catch (IOException | IllegalStateException e) {
            LOG.warn("The new index is not packed; it is used as it is", e);
        }
    }

    private synchronized void takeOver() throws IOException {
        Index built = written();
        if (!built.isComplete()) {
            built.completed();
            built.commit();
        }
        Index old = serving;
        if (old != null && old != built) {
            serving = built;
            building = null;
            packing = null;
            old.close();
            deleteOthers();
        }
        rebuilding.caughtUp(built);
    }

    /// The one that changes are applied to.
    @Override
    public synchronized Index written() {
        Index index = building != null ? building : serving;
        if (index == null) {
            throw new IllegalStateException("the index is not open");
        }
        return index;
    }

    @Override
    public synchronized Optional<Generation> outgoing() {
        return building == null ? Optional.empty() : Optional.ofNullable(serving);
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public boolean isRebuilding() {
        return rebuilding.isGoing();
    }

    @Override
    public boolean isFilling() {
        Index index = serving;
        return index != null && !index.isComplete();
    }

    /// Asks for a new generation of the index; the thread that follows the catalogue builds it.
    @Override
    public void requestRebuild(String reason) {
        rebuilding.request(reason);
    }

    /// Why the index is to be built anew, if that is so; asking takes the request.
    @Override
    public Optional<String> takeRequest() {
        return rebuilding.take().or(() -> damage);
    }

    @Override
    public synchronized void close() throws IOException {
        for (Index index : new @Nullable Index[] {building, serving}) {
            if (index != null) {
                if (index.isWritable()) {
                    index.commit();
                }
                index.close();
            }
        }
        building = null;
        serving = null;
    }

    @Override
    public Ask.Found find(Ask ask, Ranking ranking) {
        List<Object> key = List.of(ask, ranking.pinned(), ranking.near());
        return read(snapshot -> {
            Ask.Found known = snapshot.answers().get(key);
            if (known == null) {
                known = new LuceneSearch(snapshot, ask).find(ranking);
                snapshot.answers().put(key, known);
            }
            return known;
        });
    }

    @Override
    public Frequencies frequencies(Collection<String> words) {
        return read(snapshot -> {
            Map<String, Long> frequencies = new HashMap<>();
            for (String word : words) {
                long frequency = snapshot.frequency(new Term(Field.WORDS, word));
                frequencies.put(word, frequency);
            }
            return new Frequencies(frequencies, snapshot.getIndexReader().getDocCount(Field.WORDS));
        });
    }

    @Override
    public Frequencies pairs(Collection<String> pairs) {
        return read(snapshot -> {
            Map<String, Long> frequencies = new HashMap<>();
            for (String pair : pairs) {
                long described = snapshot.frequency(LuceneDocuments.term(Field.PAIRS, pair));
                long said = snapshot.frequency(LuceneDocuments.term(Field.SAID_PAIRS, pair));
                frequencies.put(pair, Math.max(described, said));
            }
            return new Frequencies(frequencies, snapshot.getIndexReader().getDocCount(Field.WORDS));
        });
    }

    @Override
    public List<String> similar(String word, int most) {
        DirectSpellChecker checker = new DirectSpellChecker();
        checker.setMinQueryLength(2);
        checker.setMaxEdits(word.length() < LONG ? 1 : 2);
        checker.setAccuracy(word.length() < LONG ? 0.3f : 0.6f);
        Term term = new Term(Field.WORDS, word);
        return read(snapshot ->
                Arrays.stream(checker.suggestSimilar(term, most, snapshot.getIndexReader()))
                        .map(similar -> similar.string)
                        .toList());
    }

    @Override
    public long materials() {
        return read(Index.Snapshot::materials);
    }

    @Override
    public List<Near> near(Sense sense, Clause.All demanded, Set<String> signs, int most) {
        return model.isEmpty()
                ? List.of()
                : read(snapshot ->
                        new NearestPassages(snapshot, model, sense.vector(), most)
                                .of(demanded, signs));
    }

    @Override
    public long meant() {
        return model.isEmpty() ? 0 : read(snapshot -> snapshot.meant(model));
    }

    /// Runs a search on what is visible now.
    ///
    /// @throws UncheckedIOException if the index cannot be read
    <T> T read(Reading<T> reading) {
        try {
            for (int attempt = 1; ; attempt++) {
                Index index = serving;
                if (index == null) {
                    throw new IllegalStateException("the index is not open");
                }
                Index.Snapshot snapshot;
                try {
                    snapshot = index.acquire();
                } catch (AlreadyClosedException e) {
                    if (attempt == 3) {
                        throw e;
                    }
                    continue; // it was replaced just now
                }
                try {
                    return reading.of(snapshot);
                } finally {
                    index.release(snapshot);
                }
            }
        } catch (IOException e) {
            if (UnusableIndex.isDamage(e) && building == null) {
                damage = Optional.of(String.valueOf(e));
            }
            throw new UncheckedIOException("The index cannot be read", e);
        }
    }

    /// What is done with the index as it is at one moment.
    @FunctionalInterface
    interface Reading<T> {
        T of(Index.Snapshot snapshot) throws IOException;
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(f -> f.getFileName().toString().matches("\\d{6}"))
                    .sorted(Comparator.comparing(f -> f.getFileName().toString()))
                    .toList();
        }
    }

    private Path next(List<Path> folders) {
        int number =
                folders.isEmpty()
                        ? 1
                        : Integer.parseInt(folders.getLast().getFileName().toString()) + 1;
        return root.resolve("%06d".formatted(number));
    }

    /// All but those that are used.
    private void deleteOthers() throws IOException {
        Set<Path> kept = new HashSet<>();
        for (Index index : new @Nullable Index[] {serving, building}) {
            if (index != null) {
                kept.add(index.folder());
            }
        }
        for (Path folder : folders()) {
            if (!kept.contains(folder)) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }
}
