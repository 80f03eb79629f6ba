package org.khuevan.course;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// What an answer is worth.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface Grade {

    /// Marked by the platform.
    ///
    /// @param credit part of the question's points, 0 to 1
    /// @param parts what is to say about parts of the answer
    /// @param feedback what the teacher wants everybody to read, or empty
    record Marked(double credit, List<PartMark> parts, String feedback) implements Grade {

        public Marked {
            parts = List.copyOf(parts);
            if (!(credit >= 0) || credit > 1) {
                throw new IllegalArgumentException("credit is from 0 to 1, not " + credit);
            }
        }
    }

    /// A person has to read it.
    record AwaitsPerson(String feedback) implements Grade {}

    /// @param key of the choice, item or gap; empty for what was written as a whole
    /// @param credit part of what this part can give
    /// @param feedback Markdown, or empty
    record PartMark(String key, double credit, String feedback) {}
}
