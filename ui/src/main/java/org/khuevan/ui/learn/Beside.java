package org.khuevan.ui.learn;

import java.time.Clock;
import org.khuevan.learning.Attempts;
import org.khuevan.learning.Discussions;
import org.khuevan.learning.Notes;
import org.springframework.stereotype.Component;

/// What belongs to one student beside what everybody reads.
@Component
record Beside(Attempts attempts, Discussions discussions, Notes notes, Clock clock) {}
