package dev.ordertrail.orderctl.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.api.Http.Answer;
import java.util.ArrayList;
import java.util.List;

/// How something forbidden was refused.
final class Refusal {
    private Refusal() {}

    /// Its code, and what the problem says is possible instead.
    ///
    /// @param code the only right reason
    /// @throws Failure when it was not refused, or for another reason
    static String of(String what, String code, Answer answer) {
        var problem = answer.json();
        if (answer.ok() || !problem.path("code").asText().equals(code)) {
            throw new Failure(
                    "%s should be refused with %s, but the answer is %s"
                            .formatted(what, code, answer.complaint()));
        }
        return code + instead(problem);
    }

    private static String instead(JsonNode problem) {
        for (var member : List.of("allowed", "roles", "options")) {
            if (problem.has(member)) {
                return ", " + member + ": " + words(problem.path(member));
            }
        }
        return problem.has("minimum")
                ? ", possible: %s to %s"
                        .formatted(
                                problem.path("minimum").asText(), problem.path("maximum").asText())
                : "";
    }

    private static String words(JsonNode list) {
        var words = new ArrayList<String>();
        list.forEach(word -> words.add(word.path("listing").asText(word.asText())));
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }
}
