package org.khuevan.ingest;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// How like each other a model finds texts that have nothing to do with each other: with some
/// models that is nearly nothing, with others four fifths of the whole. Below this floor, nearness
/// says nothing.
final class Likeness {

    private static final String ENGLISH = "en";
    private static final String VIETNAMESE = "vi";

    /// For each language questions, and passages of which the one at the same place answers it,
    /// mostly in other words.
    private static final Map<String, List<List<String>>> TRIALS =
            Map.of(
                    ENGLISH,
                    List.of(
                            List.of(
                                    "how do plants make their food",
                                    "why did the empire collapse",
                                    "area of a three-sided figure",
                                    "protecting yourself from the flu",
                                    "what makes prices rise",
                                    "sorting a list quickly"),
                            List.of(
                                    "Photosynthesis turns light, water and carbon dioxide into"
                                            + " sugar in the leaves.",
                                    "Rome fell after centuries of invasions, civil wars and corrupt"
                                            + " rulers.",
                                    "The surface of a triangle is half the product of base and"
                                            + " height.",
                                    "Vaccination and washing hands keep viral infections away.",
                                    "Inflation grows when demand exceeds supply or money is"
                                            + " printed.",
                                    "Quicksort divides an array around a pivot and orders both"
                                            + " parts recursively.")),
                    VIETNAMESE,
                    List.of(
                            List.of(
                                    "cây xanh tạo ra thức ăn bằng cách nào",
                                    "vì sao đế chế sụp đổ",
                                    "tính diện tích hình có ba cạnh",
                                    "phòng bệnh cúm",
                                    "điều gì làm giá cả tăng",
                                    "sắp xếp một danh sách thật nhanh"),
                            List.of(
                                    "Quang hợp biến ánh sáng, nước và khí các-bô-níc thành đường"
                                            + " trong lá.",
                                    "La Mã suy vong sau nhiều thế kỷ bị xâm lược, nội chiến và quan"
                                            + " lại tham nhũng.",
                                    "Bề mặt của tam giác bằng nửa tích của đáy và chiều cao.",
                                    "Tiêm vắc-xin và rửa tay giúp tránh lây nhiễm vi-rút.",
                                    "Lạm phát xảy ra khi cầu vượt cung hoặc tiền được in thêm.",
                                    "Thuật toán quicksort chia mảng quanh một chốt rồi xếp từng"
                                            + " phần bằng đệ quy.")));

    /// Single words that have nothing to do with each other; they are more alike than sentences.
    private static final Map<String, List<String>> WORDS =
            Map.of(
                    ENGLISH, List.of("stone", "leaves", "music", "inflation", "triangle", "empire"),
                    VIETNAMESE, List.of("đá", "lá", "nhạc", "tiền", "góc", "vua"));

    private Likeness() {}

    /// What has less likeness to what is looked for has nothing to do with it.
    ///
    /// @param sentence for several words
    /// @param word for one
    record Floor(float sentence, float word) {}

    /// For each language that the model understands - it finds most questions nearer to their
    /// answer than to any other - what unrelated texts have in common at most.
    ///
    /// @param queries makes vectors of questions
    /// @param passages makes vectors of passages
    static Map<String, Floor> floors(
            Function<List<String>, List<float[]>> queries,
            Function<List<String>, List<float[]>> passages) {
        Map<String, Floor> floors = new HashMap<>();
        TRIALS.forEach((language, trial) -> {
            List<String> words = WORDS.getOrDefault(language, List.of());
            List<float[]> said = passages.apply(trial.getLast());
            List<float[]> named = passages.apply(words);
            floor(queries.apply(trial.getFirst()), said, queries.apply(words), named)
                    .ifPresent(floor -> floors.put(language, floor));
            if (language.equals(VIETNAMESE)) {
                floor(
                                queries.apply(unmarked(trial.getFirst())),
                                said,
                                queries.apply(unmarked(words)),
                                named)
                        .ifPresent(floor -> floors.put(EmbeddingModel.UNMARKED, floor));
            }
        });
        return floors;
    }

    private static Optional<Floor> floor(
            List<float[]> asked, List<float[]> said, List<float[]> typed, List<float[]> named) {
        long right =
                IntStream.range(0, asked.size())
                        .filter(i -> of(asked.get(i), said.get(i)) > others(asked, said, i))
                        .count();
        float sentence = most(asked, said);
        return right * 6 >= asked.size() * 5
                ? Optional.of(new Floor(sentence, Math.max(sentence, most(typed, named))))
                : Optional.empty();
    }

    /// As many people type Vietnamese.
    private static List<String> unmarked(List<String> texts) {
        return texts.stream()
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFD))
                .map(text -> text.replaceAll("\\p{M}+", "").replace('đ', 'd'))
                .toList();
    }

    /// How like each other those are at most that do not belong together.
    private static float most(List<float[]> asked, List<float[]> said) {
        float most = -1;
        for (int i = 0; i < asked.size(); i++) {
            most = Math.max(most, others(asked, said, i));
        }
        return most;
    }

    private static float others(List<float[]> asked, List<float[]> said, int number) {
        float most = -1;
        for (int i = 0; i < said.size(); i++) {
            if (i != number) {
                most = Math.max(most, of(asked.get(number), said.get(i)));
            }
        }
        return most;
    }

    /// Of two vectors of length 1: at most 1.
    static float of(float[] one, float[] other) {
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
