"""What both wings share: content addressing (``content``) and the files of a cloud assembly as typed values (``schema``)."""
