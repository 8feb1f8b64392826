package dev.ordertrail.order.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.Topics;
import dev.ordertrail.order.support.OrderStack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OrderStack
@DisplayNameGeneration(ReplaceUnderscores.class)
class OldAnswersIT {
    @Inject OldAnswers old;
    @Inject DataSource database;

    @Test
    void answers_are_forgotten_after_their_commands() throws SQLException {
        var somebody = UUID.randomUUID().toString();
        kept(somebody, "fresh", 0);
        kept(somebody, "still on the topic", 30);
        kept(somebody, "gone", 32);

        old.forget();

        assertThat(remembered(somebody)).containsExactly("fresh", "still on the topic");
    }

    @Test
    void no_command_outlives_its_answer() {
        var topic = Topics.ORDER_COMMANDS.settings().get("retention.ms");
        assertThat(old.keep()).isGreaterThan(Duration.ofMillis(Long.parseLong(topic)));
    }

    private void kept(String principal, String command, int days) throws SQLException {
        try (var c = database.getConnection();
                var insert =
                        c.prepareStatement(
                                "insert into command_answer values (?, ?, '', '',"
                                        + " clock_timestamp() - make_interval(days => ?))")) {
            insert.setString(1, principal);
            insert.setString(2, command);
            insert.setInt(3, days);
            insert.executeUpdate();
        }
    }

    private List<String> remembered(String principal) throws SQLException {
        try (var c = database.getConnection();
                var select =
                        c.prepareStatement(
                                "select command_id from command_answer where principal = ? order by"
                                        + " 1")) {
            select.setString(1, principal);
            var rows = select.executeQuery();
            var ids = new ArrayList<String>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }
}
