package org.khuevan.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.khuevan.database.TestDatabase;

/// Of several processes that share an index, one keeps it. To the database a process is what holds
/// a connection.
class TurnTest {

    private static final String KEEPERS =
            "from pg_locks where locktype = 'advisory' and granted"
                    + " and database = (select oid from pg_database"
                    + " where datname = current_database())";

    @Test
    void oneKeepsTheIndexAndWhenItDiesAnotherDoes() {
        try (TestDatabase database = TestDatabase.create()) {
            Turn first = new Turn(database.dataSource(), true);
            Turn second = new Turn(database.dataSource(), true);
            assertThat(first.isOurs()).isTrue();
            assertThat(second.isOurs()).isFalse();
            assertThat(first.isOurs()).isTrue();
            killKeeper(database);
            assertThat(second.isOurs()).isTrue();
            assertThat(first.isOurs()).isFalse();
            second.giveBack();
            assertThat(first.isOurs()).isTrue();
            assertThat(second.isOurs()).isFalse();
            first.giveBack();
        }
    }

    @Test
    void whoSharesItWithNobodyNeedNotWait() {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(new Turn(database.dataSource(), false).isOurs()).isTrue();
            assertThat(new Turn(database.dataSource(), false).isOurs()).isTrue();
        }
    }

    /// As the system ends a process: its connection breaks without a word.
    private static void killKeeper(TestDatabase database) {
        assertThat(
                        database.jdbc()
                                .sql("select pg_terminate_backend(pid, 60000) " + KEEPERS)
                                .query(Boolean.class)
                                .list())
                .containsExactly(true);
    }
}
