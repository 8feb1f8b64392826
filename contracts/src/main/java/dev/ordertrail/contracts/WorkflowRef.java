package dev.ordertrail.contracts;

/// One published version of a workflow, written `marketplace.v1`.
public record WorkflowRef(String id, int version) {

    @Override
    public String toString() {
        return id + ".v" + version;
    }

    /// The version that a text like `marketplace.v1` names.
    ///
    /// @throws IllegalArgumentException when the text is not `<id>.v<version>`
    public static WorkflowRef parse(String text) {
        var dot = text.lastIndexOf(".v");
        if (dot < 1) {
            throw new IllegalArgumentException("a workflow is written <id>.v<version>");
        }
        return new WorkflowRef(text.substring(0, dot), Integer.parseInt(text.substring(dot + 2)));
    }
}
