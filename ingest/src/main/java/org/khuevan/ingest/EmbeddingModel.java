package org.khuevan.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.khuevan.ingest.reading.Leftovers;
import org.khuevan.ingest.reading.LineProcess;
import tools.jackson.databind.json.JsonMapper;

/// Makes vectors of texts, such that texts that mean nearly the same lie near each other, with a
/// model that somebody else provides: a folder as model hubs give them, with `model.onnx` and
/// `tokenizer.json`.
///
/// The model lives in one child process without a network and with limits, which is started when it
/// is first needed and again when it died or hangs. Safe for use by many threads.
public final class EmbeddingModel implements AutoCloseable {

    /// Vietnamese that is typed without its marks, which to a model is another language.
    public static final String UNMARKED = "vi-x-unmarked";

    private static final int HEAP = 256;
    private static final int ADDRESSES = 16_384;

    /// In gigabytes.
    private static final int LARGEST_FILE = 1;

    /// What an index takes.
    private static final int MOST_DIMENSIONS = 1024;

    private static final Duration LOADING = Duration.ofMinutes(2);
    private static final Duration EACH_PASSAGE = Duration.ofSeconds(20);

    /// A query takes milliseconds.
    private static final Duration HANGING = Duration.ofSeconds(10);

    /// A child that dies at once is not started at every query.
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Duration LATER = Duration.ofMinutes(1);

    private final Path folder;
    private final String id;
    private final Path work;
    private final int threads;
    private final JsonMapper json = JsonMapper.builder().build();
    private @Nullable Child child;
    private EmbeddingReply.@Nullable Ready measured;
    private long startedAt = System.nanoTime() - LATER.toNanos();
    private int failures;
    private boolean closed;

    private EmbeddingModel(Path folder, String id, Path work, int threads) {
        this.folder = folder;
        this.id = id;
        this.work = work;
        this.threads = threads;
    }

    /// @param folder with a model
    /// @param work a folder for the child's files, emptied now
    /// @param threads that the model uses
    /// @return nothing if the folder holds no model
    /// @throws UncheckedIOException if one of the folders cannot be used
    public static Optional<EmbeddingModel> in(Path folder, Path work, int threads) {
        Optional<EmbeddingFolder> found = EmbeddingFolder.of(folder);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(work);
            Leftovers.removeIn(work);
            return Optional.of(
                    new EmbeddingModel(
                            folder.toAbsolutePath(),
                            found.get().id(),
                            work.toAbsolutePath(),
                            threads));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tells vectors of this model from those of others, which say nothing to each other.
    public String id() {
        return id;
    }

    public String name() {
        return EmbeddingFolder.name(folder);
    }

    public enum State {
        /// Nobody has needed it yet.
        ASLEEP,
        LOADING,
        READY,
        /// It could not be loaded or died; it is tried again.
        FAILING
    }

    public synchronized State state() {
        Child now = child;
        if (now != null) {
            return now.isReady() ? State.READY : State.LOADING;
        }
        return failures > 0 ? State.FAILING : State.ASLEEP;
    }

    /// Begins to load it, if that is not so already, so that it is there when it is needed.
    public void wake() {
        alive();
    }

    /// What texts in a language that have nothing to do with each other have in common at most.
    ///
    /// @param language a BCP 47 tag: `en`, `vi`, or [#UNMARKED]
    /// @param oneWord whether a single word is looked for
    /// @return nothing if the model does not understand the language, or is not loaded
    public Optional<Float> floor(String language, boolean oneWord) {
        return alive().filter(Child::isReady)
                .map(one -> one.ready.join().floors())
                .flatMap(floors -> Optional.ofNullable(floors.get(language)))
                .map(floor -> oneWord ? floor.word() : floor.sentence());
    }

    /// The languages that it was found to understand, of those that are tried; none while it is not
    /// loaded.
    public Set<String> languages() {
        return loaded().map(one -> Set.copyOf(one.ready.join().floors().keySet())).orElse(Set.of());
    }

    private synchronized Optional<Child> loaded() {
        return Optional.ofNullable(child).filter(Child::isReady);
    }

    /// The vector of what somebody looks for.
    ///
    /// @param known is told it from another thread, also when it comes too late
    /// @return nothing if there is none within that time, for whatever reason
    public Optional<float[]> ofQuery(String text, Duration patience, Consumer<float[]> known) {
        Optional<Child> now =
                alive().filter(Child::isReady).filter(one -> !one.isSlowerThan(patience));
        if (now.isEmpty()) {
            return Optional.empty();
        }
        try {
            CompletableFuture<float[]> asked =
                    now.get().ask(true, List.of(text)).thenApply(List::getFirst);
            asked.thenAccept(known);
            return Optional.of(asked.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// The vectors of passages, in their order.
    ///
    /// @throws NotEmbedded if there are none now; worth trying again later
    public List<float[]> ofPassages(List<String> texts) throws InterruptedException {
        Child now = alive().orElseThrow(() -> new NotEmbedded("the model cannot be loaded now"));
        try {
            now.ready.get(LOADING.toNanos(), TimeUnit.NANOSECONDS);
            Duration limit = HANGING.plus(EACH_PASSAGE.multipliedBy(texts.size()));
            return now.ask(false, texts).get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            now.end();
            throw new NotEmbedded("the model took too long");
        } catch (ExecutionException e) {
            throw new NotEmbedded(String.valueOf(e.getCause()));
        }
    }

    /// There is no vector of a text now.
    public static final class NotEmbedded extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotEmbedded(String why) {
            super(why);
        }
    }

    /// The child, which may still be loading; nothing if it is too soon to start it again.
    private synchronized Optional<Child> alive() {
        Child now = child;
        if (now != null) {
            now.endIfHanging();
            return Optional.of(now);
        }
        Duration pause = failures < 3 ? SOON.multipliedBy(failures) : LATER;
        if (closed || System.nanoTime() - startedAt < pause.toNanos()) {
            return Optional.empty();
        }
        startedAt = System.nanoTime();
        try {
            Child started = new Child();
            child = started;
            return Optional.of(started);
        } catch (IOException _) {
            failures++;
            return Optional.empty();
        }
    }

    private synchronized void gone(Child which) {
        if (child == which) {
            child = null;
            failures++;
        }
    }

    /// What unlike texts have in common is measured once, so that a child that died is soon
    /// replaced.
    private synchronized EmbeddingReply.Ready measured(EmbeddingReply.Ready loaded) {
        EmbeddingReply.Ready first = measured != null ? measured : loaded;
        measured = first;
        return first;
    }

    private synchronized boolean isMeasured() {
        return measured != null;
    }

    private synchronized void works() {
        failures = 0;
    }

    @Override
    public void close() {
        Child last;
        synchronized (this) {
            closed = true;
            last = child;
        }
        if (last != null) {
            last.end();
        }
    }

    /// One life of the child process.
    private final class Child {

        private final CompletableFuture<EmbeddingReply.Ready> ready = new CompletableFuture<>();
        private final Map<Integer, Waiting> waiting = new ConcurrentHashMap<>();
        private final AtomicInteger numbers = new AtomicInteger();
        private final LineProcess process;
        private volatile boolean dead;

        private record Waiting(
                boolean query, long since, CompletableFuture<List<float[]>> vectors) {}

        Child() throws IOException {
            this.process =
                    new LineProcess(
                            ChildJvm.command(
                                    EmbeddingChild.class,
                                    HEAP,
                                    List.of(
                                            "-DRUST_FLAVOR=cpu",
                                            "-Dai.djl.offline=true",
                                            "-DENGINE_CACHE_DIR=" + work.resolve("tokenizers")),
                                    List.of(
                                            folder.toString(),
                                            Integer.toString(threads),
                                            Boolean.toString(!isMeasured()))),
                            new LineProcess.Room(work, "child", LARGEST_FILE, ADDRESSES),
                            this::hear,
                            this::ended);
        }

        boolean isReady() {
            return ready.isDone() && !ready.isCompletedExceptionally();
        }

        CompletableFuture<List<float[]>> ask(boolean query, List<String> texts) {
            int number = numbers.incrementAndGet();
            CompletableFuture<List<float[]>> vectors = new CompletableFuture<>();
            waiting.put(number, new Waiting(query, System.nanoTime(), vectors));
            try {
                process.write(
                        json.writeValueAsString(new EmbeddingReply.Request(number, query, texts)));
            } catch (IOException _) {
                end();
            }
            if (dead) {
                vectors.completeExceptionally(new NotEmbedded("the model is gone"));
            }
            return vectors;
        }

        private void hear(String line) {
            switch (json.readValue(line, EmbeddingReply.class)) {
                case EmbeddingReply.Ready loaded -> {
                    if (loaded.dimensions() > MOST_DIMENSIONS) {
                        end();
                    } else {
                        ready.complete(measured(loaded));
                    }
                }
                case EmbeddingReply.Vectors(int number, List<float[]> vectors) -> {
                    Waiting one = waiting.remove(number);
                    if (one != null) {
                        works();
                        one.vectors().complete(vectors);
                    }
                }
                case EmbeddingReply.Failed(int number, String why) -> {
                    Waiting one = waiting.remove(number);
                    if (one != null) {
                        one.vectors().completeExceptionally(new NotEmbedded(why));
                    }
                }
            }
        }

        void endIfHanging() {
            if (isSlowerThan(HANGING)) {
                end();
            }
        }

        /// Whether a query has been waiting for so long already. Others need not wait too.
        boolean isSlowerThan(Duration limit) {
            long now = System.nanoTime();
            return waiting.values().stream()
                    .anyMatch(one -> one.query() && now - one.since() > limit.toNanos());
        }

        private void end() {
            gone(this);
            process.close();
        }

        private void ended() {
            dead = true;
            boolean worked = isReady();
            gone(this);
            ready.completeExceptionally(new NotEmbedded("the model cannot be loaded"));
            waiting.values()
                    .forEach(one ->
                            one.vectors()
                                    .completeExceptionally(new NotEmbedded("the model is gone")));
            process.close();
            if (worked) {
                // Whoever searches next should not have to wait until it is loaded.
                wake();
            }
        }
    }
}
