package org.khuevan.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A folder with an embedding model as model hubs give them: the model in ONNX, its tokenizer, and,
/// where Sentence Transformers wrote them, files that say how it wants to be used.
///
/// @param query what stands before the text of a query
/// @param passage what stands before the text of a passage
/// @param longest in tokens, of what is read of a text
record EmbeddingFolder(
        Path model, Path tokenizer, Pooling pooling, String query, String passage, int longest) {

    private static final int LONGEST = 512;

    /// Of a model, from its beginning and its end: enough to tell it from others.
    private static final int SAMPLE = 1 << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// How the vector of a text is made of those of its tokens.
    enum Pooling {
        MEAN,
        /// That of the first token stands for all.
        CLS
    }

    /// @return nothing if the folder holds no model
    static Optional<EmbeddingFolder> of(Path folder) {
        Optional<Path> model =
                Stream.of("model.onnx", "onnx/model.onnx")
                        .map(folder::resolve)
                        .filter(Files::isRegularFile)
                        .findFirst();
        Path tokenizer = folder.resolve("tokenizer.json");
        if (model.isEmpty() || !Files.isRegularFile(tokenizer)) {
            return Optional.empty();
        }
        JsonNode prompts =
                json(folder.resolve("config_sentence_transformers.json")).path("prompts");
        // The models of this family need them, and their own files do not say so.
        boolean e5 = name(folder).toLowerCase(Locale.ROOT).matches(".*\\be5\\b.*");
        return Optional.of(
                new EmbeddingFolder(
                        model.get().toAbsolutePath(),
                        tokenizer.toAbsolutePath(),
                        pooling(json(folder.resolve("1_Pooling/config.json"))),
                        prompts.path("query").asString(e5 ? "query: " : ""),
                        prompts.path("passage")
                                .asString(prompts.path("document").asString(e5 ? "passage: " : "")),
                        json(folder.resolve("sentence_bert_config.json"))
                                .path("max_seq_length")
                                .asInt(LONGEST)));
    }

    static String name(Path folder) {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    private static Pooling pooling(JsonNode config) {
        return config.path("pooling_mode_cls_token").asBoolean(false)
                        || config.path("pooling_mode").asString("").equals("cls")
                ? Pooling.CLS
                : Pooling.MEAN;
    }

    private static JsonNode json(Path file) {
        if (!Files.isRegularFile(file)) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException | JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    /// Tells it from every other model, and from itself when it is used in another way.
    String id() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    (pooling + "\n" + query + "\n" + passage + "\n" + longest)
                            .getBytes(StandardCharsets.UTF_8));
            try (InputStream in = Files.newInputStream(tokenizer)) {
                digest.update(in.readAllBytes());
            }
            try (RandomAccessFile file = new RandomAccessFile(model.toFile(), "r")) {
                digest.update(Long.toString(file.length()).getBytes(StandardCharsets.UTF_8));
                byte[] sample = new byte[(int) Math.min(SAMPLE, file.length())];
                file.readFully(sample);
                digest.update(sample);
                file.seek(file.length() - sample.length);
                file.readFully(sample);
                digest.update(sample);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
