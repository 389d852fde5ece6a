"""What ends a workflow (the setting WAGTAIL_FINISH_WORKFLOW_ACTION). Imported before any model is."""


def finish(workflow_state, user=None):
    """Publishes a reviewed translation; anything else as Wagtail does."""
    from wagtail.workflows import publish_workflow_state

    from translation.flow import publishing, workflow

    task = workflow.task_of(workflow_state)
    if task is None:
        publish_workflow_state(workflow_state, user)
    else:
        publishing.go_public(task.translation, user, task.submitted_texts)
