package org.khuevan.ingest;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.khuevan.ingest.EmbeddingFolder.Pooling;
import org.khuevan.ingest.EmbeddingReply.Request;
import org.khuevan.ingest.reading.Reply;
import tools.jackson.databind.json.JsonMapper;

/// The main class of a child process that has an embedding model loaded and makes vectors of texts,
/// until its parent closes the line or dies. Queries do not wait for passages.
final class EmbeddingChild {

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final EmbeddingFolder folder;
    private final JsonMapper json = JsonMapper.builder().build();
    private final PrintStream replies;

    private EmbeddingChild(EmbeddingFolder folder, int threads, PrintStream replies)
            throws OrtException, IOException {
        this.folder = folder;
        this.replies = replies;
        this.environment = OrtEnvironment.getEnvironment();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        this.session = environment.createSession(folder.model().toString(), options);
        this.tokenizer =
                HuggingFaceTokenizer.builder()
                        .optTokenizerPath(folder.tokenizer())
                        .optTruncation(true)
                        .optMaxLength(folder.longest())
                        .optPadding(true)
                        .build();
    }

    /// @param arguments the folder of the model, how many threads, and whether it is to be measured
    ///   what unlike texts have in common
    static void main(String[] arguments) throws Exception {
        PrintStream replies =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // Whatever a library prints must not get between the replies.
        System.setOut(System.err);
        EmbeddingFolder folder = EmbeddingFolder.of(Path.of(arguments[0])).orElseThrow();
        new EmbeddingChild(folder, Integer.parseInt(arguments[1]), replies)
                .serve(Boolean.parseBoolean(arguments[2]));
    }

    private void serve(boolean measured) throws IOException {
        Map<String, Likeness.Floor> floors =
                measured
                        ? Likeness.floors(
                                texts -> vectors(texts, folder.query()),
                                texts -> vectors(texts, folder.passage()))
                        : Map.of();
        say(new EmbeddingReply.Ready(vectors(List.of("1"), "").getFirst().length, floors));
        Executor queries = Executors.newSingleThreadExecutor();
        Executor passages = Executors.newSingleThreadExecutor();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Request request = json.readValue(line, Request.class);
                (request.query() ? queries : passages).execute(() -> answer(request));
            }
        }
        // Without a parent there is nobody to stop us, so we stop in the middle of whatever it is.
        Runtime.getRuntime().halt(0);
    }

    private void answer(Request request) {
        try {
            String prompt = request.query() ? folder.query() : folder.passage();
            say(new EmbeddingReply.Vectors(request.number(), vectors(request.texts(), prompt)));
        } catch (RuntimeException e) {
            say(new EmbeddingReply.Failed(request.number(), String.valueOf(e)));
        }
    }

    private void say(EmbeddingReply reply) {
        String line = Reply.MARK + json.writeValueAsString(reply);
        synchronized (replies) {
            replies.println(line);
        }
    }

    private List<float[]> vectors(List<String> texts, String prompt) {
        Encoding[] tokens =
                tokenizer.batchEncode(
                        texts.stream().map(text -> prompt + text).toList(), true, false);
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (String input : session.getInputNames()) {
                inputs.put(input, OnnxTensor.createTensor(environment, input(input, tokens)));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                Object said =
                        result.get("sentence_embedding").orElseGet(() -> result.get(0)).getValue();
                List<float[]> vectors = new ArrayList<>();
                for (int i = 0; i < tokens.length; i++) {
                    vectors.add(ofLengthOne(pooled(said, i, tokens[i].getAttentionMask())));
                }
                return vectors;
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static long[][] input(String name, Encoding[] tokens) {
        return Arrays.stream(tokens)
                .map(one ->
                        switch (name) {
                            case "input_ids" -> one.getIds();
                            case "attention_mask" -> one.getAttentionMask();
                            case "token_type_ids" -> one.getTypeIds();
                            case "position_ids" -> positions(one.getIds().length);
                            default ->
                                    throw new IllegalStateException("the model asks for " + name);
                        })
                .toArray(long[][]::new);
    }

    private static long[] positions(int length) {
        long[] positions = new long[length];
        Arrays.setAll(positions, i -> i);
        return positions;
    }

    /// @param said for each text its vector, or one for each of its tokens
    private float[] pooled(Object said, int text, long[] mask) {
        return switch (said) {
            case float[][] whole -> whole[text].clone();
            case float[][][] tokens when folder.pooling() == Pooling.CLS -> tokens[text][0].clone();
            case float[][][] tokens -> mean(tokens[text], mask);
            default -> throw new IllegalStateException("the model gives " + said.getClass());
        };
    }

    private static float[] mean(float[][] tokens, long[] mask) {
        float[] sum = new float[tokens[0].length];
        for (int i = 0; i < tokens.length; i++) {
            if (mask[i] != 0) {
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += tokens[i][k];
                }
            }
        }
        return sum;
    }

    /// Its direction is what counts.
    private static float[] ofLengthOne(float[] vector) {
        double length = Math.sqrt(Likeness.of(vector, vector));
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / Math.max(length, 1e-12));
        }
        return vector;
    }
}
