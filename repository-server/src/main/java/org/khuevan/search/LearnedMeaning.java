package org.khuevan.search;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.catalogue.Material;
import org.khuevan.ingest.EmbeddingModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/// What an embedding model of the operator's makes of texts and queries; without one, nothing.
final class LearnedMeaning implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LearnedMeaning.class);

    /// A search does not wait longer, and goes by words alone.
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private static final int MOST_REMEMBERED = 500;

    private static final String VIETNAMESE = "vi";
    private static final String ENGLISH = "en";

    private final State state;
    private final Optional<EmbeddingModel> model;
    private final Map<String, byte[]> remembered =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            };

    private LearnedMeaning(State state, Optional<EmbeddingModel> model) {
        this.state = state;
        this.model = model;
    }

    /// Whether there is a model, as the operator decided.
    enum State {
        OFF,
        ON,
        /// The folder that the operator gave holds no model.
        NO_MODEL,
        /// The index is one that keeps no vectors.
        OTHER_INDEX
    }

    static LearnedMeaning none() {
        return new LearnedMeaning(State.OFF, Optional.empty());
    }

    static LearnedMeaning of(EmbeddingModel model) {
        return new LearnedMeaning(State.ON, Optional.of(model));
    }

    /// @param folder as the operator named it; blank for none
    /// @param work a folder for the model's process
    /// @param embedded whether the index is an embedded one
    static LearnedMeaning in(String folder, Path work, boolean embedded) {
        if (folder.isBlank()) {
            return none();
        }
        if (!embedded) {
            LOG.warn("An embedding model needs the embedded index: OpenSearch finds words only");
            return new LearnedMeaning(State.OTHER_INDEX, Optional.empty());
        }
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        Optional<EmbeddingModel> found = EmbeddingModel.in(Path.of(folder), work, threads);
        found.ifPresentOrElse(
                model ->
                        LOG.info(
                                "Meaning is found with the model {} ({})",
                                model.name(),
                                model.id()),
                () ->
                        LOG.warn(
                                "There is no embedding model (model.onnx, tokenizer.json) in {}:"
                                        + " only words are found",
                                folder));
        return new LearnedMeaning(found.isPresent() ? State.ON : State.NO_MODEL, found);
    }

    /// Loads the model before somebody searches.
    @EventListener(ApplicationReadyEvent.class)
    void wake() {
        model.ifPresent(EmbeddingModel::wake);
    }

    /// The state of the model, or why there is none.
    String shown() {
        return model.map(one -> one.state().name()).orElse(state.name());
    }

    Optional<EmbeddingModel> model() {
        return model;
    }

    /// Under which its vectors are kept; empty if there is none.
    String modelId() {
        return model.map(EmbeddingModel::id).orElse("");
    }

    /// What words mean, if that is known at once.
    Optional<Sense> of(String words) {
        if (model.isEmpty()) {
            return Optional.empty();
        }
        Optional<Double> floor = floor(words);
        return floor.flatMap(
                least -> vector(words, model.get()).map(vector -> new Sense(vector, least)));
    }

    private Optional<byte[]> vector(String words, EmbeddingModel from) {
        synchronized (remembered) {
            byte[] known = remembered.get(words);
            if (known != null) {
                return Optional.of(known);
            }
        }
        // One that comes too late serves who asks the same again, as the living page does.
        return from.ofQuery(
                        words,
                        PATIENCE,
                        found -> {
                            synchronized (remembered) {
                                remembered.put(words, ByteVectors.of(found));
                            }
                        })
                .map(ByteVectors::of);
    }

    /// What texts in the language of these words have in common whatever they say; nothing if the
    /// model does not understand it.
    private Optional<Double> floor(String words) {
        List<String> plain = List.of(Plain.words(words).split(" "));
        return model.flatMap(from -> from.floor(language(words, plain), plain.size() == 1))
                .map(Float::doubleValue);
    }

    /// A few words tell less than a text: they are Vietnamese if most of them may be.
    private static String language(String words, List<String> plain) {
        if (Tongue.of(words, ENGLISH) == Tongue.VIETNAMESE) {
            return VIETNAMESE;
        }
        List<String> letters =
                plain.stream().filter(word -> word.chars().allMatch(Character::isLetter)).toList();
        long syllables = letters.stream().filter(VietnameseSpelling::maybeSyllable).count();
        return 2 * syllables > letters.size() ? EmbeddingModel.UNMARKED : ENGLISH;
    }

    /// What a material means as a whole.
    Optional<Sense> of(Material material, PassageVectors vectors) {
        if (model.isEmpty()) {
            return Optional.empty();
        }
        return floor(material.description().title())
                .flatMap(floor ->
                        vectors.middle(material.id(), modelId())
                                .map(vector -> new Sense(vector, floor)));
    }

    @Override
    public void close() {
        model.ifPresent(EmbeddingModel::close);
    }
}
