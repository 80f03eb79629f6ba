package org.khuevan.search;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Which of many processes keeps the index that they share: the one that holds a lock in the
/// database, until it ends or loses its connection. Used by one thread.
final class Turn {

    /// Any number that nothing else in this database locks on.
    private static final String LOCK = "5436122334455667788";

    private final DataSource database;
    private final boolean shared;
    private @Nullable Connection held;

    /// @param shared whether there are others; if not, it is always this process's turn
    Turn(DataSource database, boolean shared) {
        this.database = database;
        this.shared = shared;
    }

    boolean isOurs() {
        if (!shared) {
            return true;
        }
        try {
            Connection connection = held;
            if (connection != null && connection.isValid(2)) {
                return true;
            }
            giveBack();
            connection = database.getConnection();
            if (locks(connection)) {
                held = connection;
                return true;
            }
            connection.close();
            return false;
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean locks(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer =
                        statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    void giveBack() {
        Connection connection = held;
        held = null;
        if (connection != null) {
            try (connection;
                    Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            } catch (SQLException e) {
                // The lock has gone with the connection.
                return;
            }
        }
    }
}
