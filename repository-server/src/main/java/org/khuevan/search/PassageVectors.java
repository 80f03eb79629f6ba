package org.khuevan.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.catalogue.MaterialId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The vectors that were made so far, of one material at a time.
final class PassageVectors {

    /// In bytes, of a text's hash: enough to tell it from the others of its material.
    private static final int HASH = 16;

    /// Of a material, that stand for it as a whole.
    private static final int SAMPLE = 100;

    private final JdbcClient database;

    PassageVectors(JdbcClient database) {
        this.database = database;
    }

    /// What is known of a material's texts.
    Known of(MaterialId material, String model) {
        Map<String, byte[]> vectors = new HashMap<>();
        database.sql(
                        "select text_hash, vector from passage_vector where material = ? and model"
                                + " = ?")
                .params(material.value(), model)
                .query(row -> {
                    vectors.put(
                            HexFormat.of().formatHex(row.getBytes("text_hash")),
                            row.getBytes("vector"));
                });
        return new Known(vectors);
    }

    record Known(Map<String, byte[]> vectors) {

        Optional<byte[]> of(String text) {
            return Optional.ofNullable(vectors.get(HexFormat.of().formatHex(hash(text))));
        }
    }

    void keep(MaterialId material, String model, String text, byte[] vector) {
        database.sql(
                        """
                        insert into passage_vector (material, text_hash, model, vector)
                        values (?, ?, ?, ?)
                        on conflict (material, text_hash)
                        do update set model = excluded.model, vector = excluded.vector
                        """)
                .params(material.value(), hash(text), model, vector)
                .update();
    }

    /// Forgets those of texts that the material no longer has, and of other models.
    void keepOnly(MaterialId material, String model, Collection<String> texts) {
        database.sql(
                        """
                        delete from passage_vector where material = ?
                        and (model <> ? or not (text_hash = any (?)))
                        """)
                .params(
                        material.value(),
                        model,
                        texts.stream().map(PassageVectors::hash).toArray(byte[][]::new))
                .update();
    }

    void forget(MaterialId material) {
        database.sql("delete from passage_vector where material = ?")
                .param(material.value())
                .update();
    }

    /// The middle of what a material says.
    Optional<byte[]> middle(MaterialId material, String model) {
        List<byte[]> vectors =
                database.sql(
                                """
                                select vector from passage_vector
                                where material = ? and model = ? limit ?
                                """)
                        .params(material.value(), model, SAMPLE)
                        .query((row, _) -> row.getBytes("vector"))
                        .list();
        return vectors.isEmpty() ? Optional.empty() : Optional.of(ByteVectors.middle(vectors));
    }

    private static byte[] hash(String text) {
        try {
            byte[] whole =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(whole, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
